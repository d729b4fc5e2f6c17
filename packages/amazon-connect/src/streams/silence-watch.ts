import type { Clock } from '@liaison/core';

/** Milliseconds. The worker polls the agent's data with a limit of 30 s and tells every answer, so this long without one is an outage. */
const SILENT_AFTER = 75_000;
const DEAD_AFTER = 30_000;

/** Notices that the agent's data stays away: Streams retries for ever and tells the page nothing. */
export class SilenceWatch {
  readonly #clock: Clock;
  readonly #onSilent: () => void;
  readonly #onDead: () => void;
  #cancel: () => void = () => {};

  /** `onSilent`: what is shown may be old. `onDead`: waiting longer is of no use. */
  constructor(options: { clock: Clock; onSilent: () => void; onDead: () => void }) {
    this.#clock = options.clock;
    this.#onSilent = options.onSilent;
    this.#onDead = options.onDead;
  }

  heard(): void {
    this.#cancel();
    this.#cancel = this.#clock.schedule(SILENT_AFTER, () => {
      this.#cancel = this.#clock.schedule(DEAD_AFTER, this.#onDead);
      this.#onSilent();
    });
  }

  /** The session is over: silence means nothing. */
  stop(): void {
    this.#cancel();
  }
}
