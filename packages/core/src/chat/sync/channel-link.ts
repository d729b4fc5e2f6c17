import { backoff, type Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import { pause, withDeadline } from '../../platform/deadline.ts';
import { type LiaisonError, toLiaisonError } from '../../platform/errors.ts';
import type { ChatChannel, ChatChannelObserver, ChatPort, ChatTarget } from '../chat-port.ts';
import { OPEN_ATTEMPTS, Retry, SessionLimits } from './limits.ts';

interface ChannelLinkOptions {
  readonly port: ChatPort;
  readonly target: ChatTarget;
  readonly clock: Clock;
  readonly random: Random;
  readonly observer: ChatChannelObserver;
  readonly onAttempt: (attempt: number) => void;
}

/**
 * One channel from its opening to its end. A link that was closed is never used again and its observer hears nothing more, whatever
 * the port still has to say.
 */
export class ChannelLink {
  readonly #options: ChannelLinkOptions;
  readonly #controller = new AbortController();
  #channel: ChatChannel | undefined;
  #waiting = false;

  constructor(options: ChannelLinkOptions) {
    this.#options = options;
  }

  /** Aborts when the link is closed. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** True between two tries to open. */
  get waiting(): boolean {
    return this.#waiting;
  }

  get channel(): ChatChannel | undefined {
    return this.#channel;
  }

  /** Opens the channel, again after passing failures; rejects when it is no use, or the link was closed. */
  async open(): Promise<ChatChannel> {
    const { clock, random, onAttempt } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      onAttempt(attempt);
      try {
        return await this.#tryOpen();
      } catch (thrown) {
        const error: LiaisonError = toLiaisonError(thrown);
        if (this.signal.aborted || !error.retryable || attempt >= OPEN_ATTEMPTS) throw error;
        this.#waiting = true;
        await pause(clock, backoff(attempt, { ...Retry.open, random }), this.signal);
        this.#waiting = false;
        if (this.signal.aborted) throw error;
      }
    }
  }

  close(): void {
    this.#controller.abort();
    this.#channel?.close();
  }

  async #tryOpen(): Promise<ChatChannel> {
    const { port, target, clock } = this.#options;
    const options = { clock, limit: SessionLimits.open, step: 'Opening the chat', signal: this.signal };
    const attempt = new AbortController();
    try {
      const channel = await withDeadline(options, (signal) => port.open(target, this.#hear(attempt), { signal }));
      if (attempt.signal.aborted) {
        channel.close();
        throw attempt.signal.reason;
      }
      this.#channel = channel;
      if (this.signal.aborted) channel.close();
      return channel;
    } catch (thrown) {
      attempt.abort();
      throw thrown;
    }
  }

  /** Lets the observer hear only the attempt and the link that are current. What breaks before it is open has failed to open. */
  #hear(attempt: AbortController): ChatChannelObserver {
    const { observer } = this.#options;
    const current = (tell: () => void): void => {
      if (!attempt.signal.aborted && !this.signal.aborted) tell();
    };
    return {
      item: (item) => current(() => observer.item(item)),
      opened: () => current(() => observer.opened()),
      lost: () => current(() => observer.lost()),
      ended: () => current(() => observer.ended()),
      broken: (error) => current(() => (this.#channel ? observer.broken(error) : attempt.abort(error))),
    };
  }
}
