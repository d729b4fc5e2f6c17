import { EventContentType } from '@liaison/protocol';
import type { ContactStore } from '../contacts/contact-store.ts';
import { isCrowded } from '../contacts/participants.ts';
import type { Clock } from '../platform/clock.ts';
import { withDeadline } from '../platform/deadline.ts';
import { toLiaisonError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { NewId } from '../platform/random.ts';
import type { ChatChannel } from './chat-port.ts';
import type { ConversationStep } from './live-conversation.ts';
import { SessionLimits } from './sync/limits.ts';
import type { ReportedReceipts } from './tabs/tab-message.ts';
import type { ChatMessage } from './timeline/chat-message.ts';
import type { Conversation } from './timeline/conversation.ts';
import { backward, upTo } from './timeline/timeline.ts';
import { countsAsUnread } from './timeline/unread.ts';

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
  readonly contactId: string;
  readonly store: ContactStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly settings: EventSettings;
  /** S9: whether this page may send receipts. */
  readonly leads: () => boolean;
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

  /** R1, R3: the conversation has taken a step. */
  stepped({ added, after }: Pick<ConversationStep, 'added' | 'after'>): void {
    // Receipts may be taken again. Who is in a chat is not told to every agent of it (streams#998).
    if (added.some(({ event }) => event === 'participantLeft')) this.#receiptsRefused = false;
    // Frames come in any order, and an older page brings what was reported long ago.
    const newest = added.some(deservesReceipt) ? newestToReport(after) : undefined;
    if (!newest || !added.some(({ id }) => id === newest.id)) return;
    this.#delivered = newest.id;
    this.#schedule();
  }

  /** R3: the agent saw everything up to this line. */
  seen({ timeline }: Pick<Conversation, 'timeline'>, lineId: string): void {
    for (const line of upTo(timeline, lineId)) {
      if (deservesReceipt(line)) return this.#saw(line.id);
    }
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

  #saw(messageId: string): void {
    if (messageId === this.#lastRead) return;
    this.#lastRead = messageId;
    this.#read = messageId;
    if (this.#delivered === messageId) this.#delivered = undefined;
    this.#schedule();
  }

  /** R1: whether more people are in the chat than the service keeps receipts for. */
  get #crowded(): boolean {
    const { store, contactId } = this.#options;
    const contact = store.getState().contacts[contactId]?.contact;
    return contact !== undefined && isCrowded(contact);
  }

  #schedule(): void {
    const { settings, clock, leads } = this.#options;
    if (this.#crowded) {
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
    if ((read === undefined && delivered === undefined) || this.#crowded) return;
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

/** R1, R3: what a customer wrote in this very contact. */
const deservesReceipt = (message: ChatMessage): boolean =>
  message.sender.role === 'customer' && countsAsUnread(message) && message.segmentContactId === undefined;

function newestToReport({ timeline }: Pick<Conversation, 'timeline'>): ChatMessage | undefined {
  for (const line of backward(timeline)) if (deservesReceipt(line)) return line;
  return undefined;
}
