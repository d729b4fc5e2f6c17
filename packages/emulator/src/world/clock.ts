/** Time as the world sees it. Milliseconds since the epoch; a timer may be cancelled by the function it returns. */
export interface Clock {
  now(): number;
  setTimer(delayMs: number, run: () => void): () => void;
}

/** A clock that can be moved ahead, so that nobody has to wait for what takes long. */
export interface AdvanceableClock extends Clock {
  advance(byMs: number): void;
}

export const isAdvanceable = (clock: Clock): clock is AdvanceableClock => 'advance' in clock;

/** The time of everybody else: the world's without what it was moved ahead. They judge by it what the world sends them. */
export const timeOutside = (clock: Clock): number => (clock instanceof RunningClock ? Date.now() : clock.now());

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

const byTime = (a: Timer, b: Timer): number => a.at - b.at;

/** Real time, which can be moved ahead: timers that fall due by that run at once, the others come that much sooner. */
export class RunningClock implements AdvanceableClock {
  #aheadMs = 0;
  readonly #timers = new Map<Timer, NodeJS.Timeout>();

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  setTimer(delayMs: number, run: () => void): () => void {
    const timer = { at: this.now() + Math.max(0, delayMs), run };
    this.#arm(timer);
    return () => this.#take(timer);
  }

  advance(byMs: number): void {
    this.#aheadMs += byMs;
    const now = this.now();
    for (const timer of [...this.#timers.keys()].toSorted(byTime)) {
      // One that ran before may have cancelled it.
      if (!this.#take(timer)) continue;
      if (timer.at <= now) timer.run();
      else this.#arm(timer);
    }
  }

  #arm(timer: Timer): void {
    const handle = setTimeout(() => {
      this.#timers.delete(timer);
      timer.run();
    }, timer.at - this.now());
    this.#timers.set(timer, handle.unref());
  }

  #take(timer: Timer): boolean {
    clearTimeout(this.#timers.get(timer));
    return this.#timers.delete(timer);
  }
}

/** A clock that stands still until `advance` is called: timers that fall due run in order, each at its own time. */
export class ManualClock implements AdvanceableClock {
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
    return due.toSorted(byTime)[0];
  }
}
