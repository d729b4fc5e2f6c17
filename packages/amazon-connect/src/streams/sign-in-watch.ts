import type { Clock } from '@liaison/core';

/** Milliseconds, as Streams' own tries. */
const INTERVAL = 5_000;

/**
 * While the CCP does not answer: looks again every five seconds, and loads the frame anew once Streams does not do it (any more),
 * so that the desktop comes to life by itself after the agent signed in somewhere.
 */
export class SignInWatch {
  readonly #clock: Clock;
  readonly #look: () => void;
  readonly #reload: () => void;
  #cancel: (() => void) | undefined;
  #reloads = false;

  constructor(options: { clock: Clock; look: () => void; reload: () => void }) {
    this.#clock = options.clock;
    this.#look = options.look;
    this.#reload = options.reload;
  }

  get running(): boolean {
    return this.#cancel !== undefined;
  }

  /** The CCP did not answer in its time: look now. Streams reloads the frame. */
  start(): void {
    if (!this.running) this.#turn();
  }

  /** From now on the frame is ours to reload, beginning at once; it has five seconds before anybody looks. */
  startReloading(): void {
    this.#reloads = true;
    this.#reload();
    this.#schedule();
  }

  /** The agent is back at this page, perhaps from the login: no need to wait. */
  hurry(): void {
    if (!this.running) return;
    this.#reload();
    this.#schedule();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#reloads = false;
  }

  #turn(): void {
    this.#look();
    if (this.#reloads) this.#reload();
    this.#schedule();
  }

  #schedule(): void {
    this.#cancel?.();
    this.#cancel = this.#clock.schedule(INTERVAL, () => this.#turn());
  }
}
