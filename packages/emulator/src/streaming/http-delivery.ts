import type { FaultTarget } from '../faults/fault.ts';
import type { FaultRegistry } from '../faults/fault-registry.ts';
import { withRequestFaults } from '../faults/with-request-faults.ts';
import type { Clock } from '../world/clock.ts';

export interface Parcel {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly target: FaultTarget;
}

export interface DeliveryCounters {
  readonly delivered: number;
  /** Attempts that met no 2xx answer. */
  readonly refused: number;
  /** Given up, after the last attempt or because too much was waiting. */
  readonly lost: number;
  readonly waiting: number;
}

/** Seconds before each further attempt; afterwards it is given up. How often and when: assumed. */
const pausesMs = [1, 2, 4, 8, 16, 20, 20, 20, 20, 20].map((seconds) => seconds * 1000);
const answerWithinMs = 15_000;
/** An endpoint that never answers must not fill the memory. */
const mostWaiting = 5_000;

/** Posts to HTTP endpoints until they take what is sent. Order is not kept, and what was taken but not answered comes again. */
export class HttpDelivery implements Disposable {
  readonly #faults: FaultRegistry;
  readonly #clock: Clock;
  readonly #counters = { delivered: 0, refused: 0, lost: 0, waiting: 0 };
  readonly #closed = new AbortController();
  readonly #pauses = new Set<() => void>();

  constructor(options: { faults: FaultRegistry; clock: Clock }) {
    this.#faults = options.faults;
    this.#clock = options.clock;
  }

  get counters(): DeliveryCounters {
    return { ...this.#counters };
  }

  /** Resolves with whether it has been taken; never rejects. `until` ends the attempts before their time. */
  async deliver(parcel: Parcel, until: () => boolean = () => false): Promise<boolean> {
    if (this.#counters.waiting >= mostWaiting) {
      this.#counters.lost += 1;
      return false;
    }
    this.#counters.waiting += 1;
    const taken = await this.#attempt(parcel, until);
    this.#counters.waiting -= 1;
    if (taken) this.#counters.delivered += 1;
    else this.#counters.lost += 1;
    return taken;
  }

  [Symbol.dispose](): void {
    this.#closed.abort();
    // What waits for another attempt is forgotten.
    for (const end of this.#pauses) end();
    this.#pauses.clear();
  }

  async #attempt(parcel: Parcel, until: () => boolean): Promise<boolean> {
    for (const pauseMs of [...pausesMs, undefined]) {
      if (await this.#post(parcel)) return true;
      this.#counters.refused += 1;
      if (pauseMs === undefined || !(await this.#pause(pauseMs)) || until()) return false;
    }
    return false;
  }

  async #post({ url, headers, body, target }: Parcel): Promise<boolean> {
    try {
      return await withRequestFaults({ faults: this.#faults, clock: this.#clock }, target, async () => {
        const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(answerWithinMs)]);
        const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
        await response.body?.cancel();
        return response.ok;
      });
    } catch {
      // Nobody there, no answer in time, or a fault: another attempt follows.
      return false;
    }
  }

  /** Answers whether the pause has passed; not when everything was dropped meanwhile. */
  #pause(ms: number): Promise<boolean> {
    if (this.#closed.signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (passed: boolean) => {
        this.#pauses.delete(drop);
        cancel();
        resolve(passed);
      };
      const drop = () => end(false);
      const cancel = this.#clock.setTimer(ms, () => end(true));
      this.#pauses.add(drop);
    });
  }
}
