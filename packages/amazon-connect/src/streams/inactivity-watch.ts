import type { Clock, Logger } from '@liaison/core';
import type { StreamsApi } from './streams-api.ts';

/** Milliseconds. Amazon Connect counts inactivity in minutes; every key would be a message to its frame. */
const SIGNAL_INTERVAL = 30_000;

interface InactivityWatchOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where the agent works; keys and clicks there are activity. */
  readonly page: EventTarget | null;
  /** The session ends at that time (epoch ms) unless the agent shows up; `undefined`: it does not any more. */
  readonly onWarning: (endsAt: number | undefined) => void;
}

/**
 * Amazon Connect signs out an agent who does nothing (Streams documentation, "Handling Session Inactivity"). It sees keys and clicks in its
 * own frame only, and its frame is hidden: the page tells it of the agent's, and shows its warning.
 */
export class InactivityWatch {
  readonly #connect: StreamsApi;
  readonly #options: InactivityWatchOptions;
  #signalledAt = Number.NEGATIVE_INFINITY;
  #warned = false;

  constructor(connect: StreamsApi, options: InactivityWatchOptions) {
    this.#connect = connect;
    this.#options = options;
    const manager = new connect.SessionExpirationWarningManager();
    manager.onExpirationWarning((warning) => this.#warn(endOf(warning)));
    manager.onExpirationWarningCleared(() => this.#clear());
    manager.onSessionExtensionError(() => options.logger.warn('Amazon Connect did not take note of activity'));
    for (const event of ['keydown', 'pointerdown']) {
      options.page?.addEventListener(event, () => this.#seen(), { capture: true, passive: true });
    }
  }

  /** Tells Amazon Connect that the agent is here. */
  signal(): void {
    this.#signalledAt = this.#options.clock.now();
    this.#connect.sendActivity();
  }

  #seen(): void {
    if (this.#warned || this.#options.clock.now() - this.#signalledAt >= SIGNAL_INTERVAL) this.signal();
  }

  #warn(endsAt: number | undefined): void {
    if (endsAt === undefined) return;
    this.#warned = true;
    this.#options.onWarning(endsAt);
  }

  #clear(): void {
    this.#warned = false;
    this.#options.onWarning(undefined);
  }
}

/** The typings say `{ expiration }`, the documentation says the number itself. */
function endOf(warning: unknown): number | undefined {
  if (typeof warning === 'number') return warning;
  const { expiration } = (warning ?? {}) as { expiration?: unknown };
  return typeof expiration === 'number' ? expiration : undefined;
}
