/** Time as the world sees it. Milliseconds since the epoch; a timer may be cancelled by the function it returns. */
export interface Clock {
  now(): number;
  setTimer(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until `advance` is called: timers that fall due run in order, each at its own time. */
export class ManualClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(startMs: number = Date.UTC(2026, 0, 5, 9)) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  setTimer(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delayMs), run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (let due = this.#nextDue(end); due !== undefined; due = this.#nextDue(end)) {
      const timer = due;
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#now = Math.max(this.#now, timer.at);
      timer.run();
    }
    this.#now = end;
  }

  #nextDue(end: number): Timer | undefined {
    const due = this.#timers.filter((timer) => timer.at <= end);
    return due.toSorted((a, b) => a.at - b.at)[0];
  }
}
