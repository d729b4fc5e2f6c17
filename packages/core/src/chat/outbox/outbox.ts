import { backoff, type Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import { pause, withDeadline } from '../../platform/deadline.ts';
import { type LiaisonError, toLiaisonError } from '../../platform/errors.ts';
import type { ChatChannel } from '../chat-port.ts';
import type { ContactRecords } from '../contact-records.ts';
import type { LiveConversation } from '../live-conversation.ts';
import { Retry, SessionLimits } from '../sync/limits.ts';
import type { MessageFailure } from '../timeline/chat-message.ts';
import type { PendingMessage } from '../timeline/conversation.ts';
import { inFlight } from '../timeline/echo.ts';
import { sendOutcome } from './send-outcome.ts';

interface OutboxOptions {
  readonly conversation: LiveConversation;
  readonly records: ContactRecords;
  /** S9: whether this page may send. */
  readonly leads: () => boolean;
  readonly clock: Clock;
  readonly random: Random;
  /** The service does not accept our credentials; sending rests until `resume` is called again. */
  readonly onDenied: (error: LiaisonError) => void;
}

/**
 * Sends what is pending, in order, one at a time. What is to be sent is in the conversation and nowhere else; a message is on disk before
 * it is on its way, so that a reload can never send it with a second token.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #channel: ChatChannel | undefined;
  #signal: AbortSignal = AbortSignal.abort();
  #sending = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** From now on messages go out through `channel`, until `rest` is called or the signal aborts. */
  resume(channel: ChatChannel, signal: AbortSignal): void {
    this.#channel = channel;
    this.#signal = signal;
    this.send();
  }

  /** Nothing new goes out; what is on its way may still be answered. */
  rest(): void {
    this.#channel = undefined;
  }

  /** Looks for something to send. Call it whenever something was queued. */
  send(): void {
    if (!this.#sending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    const { clock, random } = this.#options;
    this.#sending = true;
    let failures = 0;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const answered = await this.#sendOne(next.message.key);
        failures = answered ? 0 : failures + 1;
        if (!answered) await pause(clock, backoff(failures, { ...Retry.send, random }), this.#signal);
      }
    } finally {
      this.#sending = false;
    }
  }

  /** S1, S5: the one that is on its way, or the first that is neither refused nor accepted; the others wait for its answer. */
  #next(): PendingMessage | undefined {
    if (!this.#channel || this.#signal.aborted || !this.#options.leads()) return undefined;
    const { current } = this.#options.conversation;
    return current && (inFlight(current) ?? current.pending.find(({ message }) => message.status === 'queued'));
  }

  /** Answers whether the service took the message or refused it; if not, it is to be sent again. */
  async #sendOne(clientToken: string): Promise<boolean> {
    const { conversation, records, clock, onDenied } = this.#options;
    conversation.dispatch({ type: 'sendStarted', clientToken });
    await records.written();
    const pending = conversation.current?.pending.find(({ message }) => message.key === clientToken);
    const channel = this.#channel;
    if (!pending || !channel) return true;
    const { content, contentType } = pending.message;
    try {
      const { id, absoluteTime } = await withDeadline(
        { clock, limit: SessionLimits.send, step: 'Sending a message', signal: this.#signal },
        (signal) => channel.sendMessage({ clientToken, content, contentType }, { signal }),
      );
      conversation.dispatch({ type: 'sendAccepted', clientToken, id, absoluteTime });
      return true;
    } catch (thrown) {
      const error = toLiaisonError(thrown);
      const outcome = sendOutcome[error.name];
      if (outcome === 'uncertain') conversation.dispatch({ type: 'sendUncertain', clientToken });
      if (outcome === 'refused') conversation.dispatch({ type: 'sendRefused', clientToken, failure: toFailure(error) });
      if (outcome === 'askSession') {
        this.rest();
        onDenied(error);
      }
      return outcome === 'refused';
    }
  }
}

/** What a line tells of an error. */
export const toFailure = ({ name, message, retryable }: LiaisonError): MessageFailure => ({ name, message, retryable });
