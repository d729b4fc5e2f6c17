import type { Clock } from '../platform/clock.ts';

/** How long a typing event is good for, in ms: widgets repeat theirs every 10 s while somebody writes. */
export const TYPING_LASTS = 12_000;

interface TypingWatchOptions {
  readonly clock: Clock;
  readonly onExpired: (participantId: string) => void;
}

/** R2: says when a participant has not typed for a while. */
export class TypingWatch {
  readonly #options: TypingWatchOptions;
  readonly #cancels = new Map<string, () => void>();

  constructor(options: TypingWatchOptions) {
    this.#options = options;
  }

  typed(participantId: string): void {
    const { clock, onExpired } = this.#options;
    this.#cancels.get(participantId)?.();
    const cancel = clock.schedule(TYPING_LASTS, () => {
      this.#cancels.delete(participantId);
      onExpired(participantId);
    });
    this.#cancels.set(participantId, cancel);
  }

  stop(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
