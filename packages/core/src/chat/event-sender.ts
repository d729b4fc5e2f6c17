import { EventContentType } from '@liaison/protocol';
import type { Clock } from '../platform/clock.ts';
import { withDeadline } from '../platform/deadline.ts';
import { toLiaisonError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { NewId } from '../platform/random.ts';
import type { ChatChannel } from './chat-port.ts';
import { SessionLimits } from './sync/limits.ts';
import type { ReportedReceipts } from './tabs/tab-message.ts';

/** One typing event per chat in this time, in ms. */
export const TYPING_INTERVAL = 10_000;
/** Receipts wait this long for newer ones to join them, in ms. */
export const RECEIPT_DELAY = 300;
/** One round of receipts per chat in this time, in ms. */
export const RECEIPT_INTERVAL = 5_000;

export interface EventSettings {
  /** Whether typing events are sent. */
  readonly typing: boolean;
  /** Whether delivered and read receipts are sent. */
  readonly receipts: boolean;
}

interface EventSenderOptions {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly settings: EventSettings;
  /** S9: whether this page may send receipts. */
  readonly leads: () => boolean;
  /** R1: whether more people are in the chat than the service keeps receipts for. */
  readonly crowded: () => boolean;
  /** S9: told when receipts go out. */
  readonly onReported: (receipts: ReportedReceipts) => void;
}

/**
 * Typing events and receipts of one chat. They share the instance's rate limit with messages, so typing is throttled per chat and only the
 * newest receipt of a kind goes out; losing one harms nobody, so none is repeated.
 */
export class EventSender {
  readonly #options: EventSenderOptions;
  #channel: ChatChannel | undefined;
  #signal: AbortSignal = AbortSignal.abort();
  #typedAt = Number.NEGATIVE_INFINITY;
  /** When the agent last typed while nothing could be sent. */
  #typedAway = Number.NEGATIVE_INFINITY;
  #receiptsAt = Number.NEGATIVE_INFINITY;
  #delivered: string | undefined;
  #read: string | undefined;
  #lastRead: string | undefined;
  #cancelTimer: (() => void) | undefined;
  /** R1: the service refuses receipts. This chat goes without until somebody has left. */
  #receiptsRefused = false;

  constructor(options: EventSenderOptions) {
    this.#options = options;
  }

  resume(channel: ChatChannel, signal: AbortSignal): void {
    this.#channel = channel;
    this.#signal = signal;
    this.#schedule();
    if (this.#options.clock.now() - this.#typedAway < TYPING_INTERVAL) this.typing();
  }

  rest(): void {
    this.#channel = undefined;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  /** R2. */
  typing(): void {
    const { settings, clock } = this.#options;
    if (!settings.typing || clock.now() - this.#typedAt < TYPING_INTERVAL) return;
    if (!this.#channel) {
      this.#typedAway = clock.now();
      return;
    }
    this.#typedAt = clock.now();
    void this.#send(EventContentType.typing);
  }

  /** R2: what was typed is a message now. */
  wrote(): void {
    this.#typedAway = Number.NEGATIVE_INFINITY;
  }

  /** R3: the customer's message arrived here. */
  delivered(messageId: string): void {
    this.#delivered = messageId;
    this.#schedule();
  }

  /** R3: the agent saw it. */
  read(messageId: string): void {
    if (messageId === this.#lastRead) return;
    this.#lastRead = messageId;
    this.#read = messageId;
    if (this.#delivered === messageId) this.#delivered = undefined;
    this.#schedule();
  }

  /** R1: somebody has left, so receipts may be taken again. Who is in a chat is not told to every agent of it (streams#998). */
  someoneLeft(): void {
    this.#receiptsRefused = false;
  }

  /** S9: this page leads now: what the one before it left is due. */
  lead(): void {
    this.#schedule();
  }

  /** S9: another page sent these. */
  reported({ delivered, read }: ReportedReceipts): void {
    if (delivered !== undefined && this.#delivered === delivered) this.#delivered = undefined;
    if (read === undefined) return;
    this.#lastRead = read;
    if (this.#read === read) this.#read = undefined;
    if (this.#delivered === read) this.#delivered = undefined;
  }

  #schedule(): void {
    const { settings, clock, crowded, leads } = this.#options;
    if (crowded()) {
      this.#receiptsRefused = false;
      return;
    }
    const due = this.#read !== undefined || this.#delivered !== undefined;
    if (!due || !leads() || !settings.receipts || this.#receiptsRefused || !this.#channel || this.#cancelTimer) return;
    const delay = Math.max(RECEIPT_DELAY, this.#receiptsAt + RECEIPT_INTERVAL - clock.now());
    this.#cancelTimer = clock.schedule(delay, () => this.#sendReceipts());
  }

  #sendReceipts(): void {
    this.#cancelTimer = undefined;
    const [read, delivered] = [this.#read, this.#delivered];
    if ((read === undefined && delivered === undefined) || this.#options.crowded()) return;
    this.#receiptsAt = this.#options.clock.now();
    this.#read = undefined;
    this.#delivered = undefined;
    this.#options.onReported({ ...(delivered !== undefined && { delivered }), ...(read !== undefined && { read }) });
    if (read !== undefined) void this.#send(EventContentType.messageRead, read);
    if (delivered !== undefined) void this.#send(EventContentType.messageDelivered, delivered);
  }

  async #send(contentType: string, messageId?: string): Promise<void> {
    const { clock, newId, logger } = this.#options;
    const channel = this.#channel;
    if (!channel) return;
    const content = messageId === undefined ? {} : { content: JSON.stringify({ messageId }) };
    try {
      await withDeadline(
        { clock, limit: SessionLimits.send, step: 'Sending an event', signal: this.#signal },
        (signal) => channel.sendEvent({ clientToken: newId(), contentType, ...content }, { signal }),
      );
    } catch (thrown) {
      const { name } = toLiaisonError(thrown);
      if (name === 'RejectedError' && messageId !== undefined) this.#receiptsRefused = true;
      logger.debug('An event was not sent', { contentType, error: name });
    }
  }
}
