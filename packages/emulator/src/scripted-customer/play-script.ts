import type { Clock } from '../world/clock.ts';
import type { CustomerLine } from './customer-line.ts';
import type { Pace } from './pace.ts';
import type { Patience, Script, Step } from './script.ts';

export interface Performance {
  readonly line: CustomerLine;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Breaks the script off. */
  readonly signal: AbortSignal;
}

/** A page shows the typing sign for a while only, so it is sent again at this distance. */
const typingInterval = 4_000;

/**
 * Does what the script says, one step after the other. Resolves when the customer has left, the chat is over or the signal breaks it off;
 * a script without `leave` waits for the end of the chat. Rejects when the emulator refuses something.
 */
export async function playScript(script: Script, performance: Performance): Promise<void> {
  const { line, signal } = performance;
  const { promise: brokenOff, resolve: breakOff } = Promise.withResolvers<void>();
  if (signal.aborted) breakOff();
  else signal.addEventListener('abort', () => breakOff(), { once: true });
  const player = new Player(performance, brokenOff);
  for (const step of script.steps) {
    if (signal.aborted || line.log.over) return;
    await player.play(step);
  }
  await Promise.race([line.log.until(() => false), brokenOff]);
}

class Player {
  readonly #performance: Performance;
  readonly #brokenOff: Promise<void>;
  /** Answers seen when the customer last said something. */
  #answersBefore = 0;

  constructor(performance: Performance, brokenOff: Promise<void>) {
    this.#performance = performance;
    this.#brokenOff = brokenOff;
  }

  async play(step: Step): Promise<void> {
    const { line, pace } = this.#performance;
    switch (step.do) {
      case 'say':
        await this.#type(pace.typing(step.text));
        if (this.#isOver) return;
        this.#answersBefore = line.log.answers;
        // A message that has to be tried again must not keep a customer who is told to stop.
        return await Promise.race([line.say(step.text), this.#brokenOff]);
      case 'type':
        return await this.#type(step.ms);
      case 'wait':
        return await this.#wait(step.ms);
      case 'wait for agent':
        return await this.#await(() => line.log.agentJoined, step.atMost);
      case 'wait for answer':
        return await this.#await(() => line.log.answers > this.#answersBefore, step.atMost);
      case 'leave':
        return await line.leave();
    }
  }

  get #isOver(): boolean {
    return this.#performance.signal.aborted || this.#performance.line.log.over;
  }

  async #type(ms: number): Promise<void> {
    for (let left = ms; left > 0 && !this.#isOver; left -= typingInterval) {
      await this.#performance.line.showTyping();
      await this.#wait(Math.min(left, typingInterval));
    }
  }

  async #await(condition: () => boolean, atMost: Patience | undefined): Promise<void> {
    const { line, pace } = this.#performance;
    const fulfilled = line.log.until(condition);
    await (atMost ? this.#wait(atMost.ms, fulfilled) : Promise.race([fulfilled, this.#brokenOff]));
    if (this.#isOver) return;
    if (condition()) await this.#wait(pace.thinking());
    else if (atMost?.otherwise === 'leave') await line.leave();
  }

  /** Until the time is over, the chat is, the script is broken off, or `sooner` happens. */
  async #wait(ms: number, sooner?: Promise<void>): Promise<void> {
    const { line, clock } = this.#performance;
    const { promise: elapsed, resolve } = Promise.withResolvers<void>();
    const cancel = clock.setTimer(ms, resolve);
    await Promise.race([elapsed, this.#brokenOff, sooner ?? line.log.until(() => false)]);
    cancel();
  }
}
