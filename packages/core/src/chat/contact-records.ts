import type { Clock } from '../platform/clock.ts';
import { withDeadline } from '../platform/deadline.ts';
import { type LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { KeyValueStorage } from '../platform/storage.ts';
import type { ConversationStep } from './live-conversation.ts';
import { SessionLimits } from './sync/limits.ts';
import type { RestoredMessage } from './timeline/actions.ts';
import type { PendingMessage } from './timeline/conversation.ts';

interface ContactRecordsOptions {
  readonly clock: Clock;
  readonly storage: KeyValueStorage;
  readonly contactId: string;
  /** E2: whether the chat is read from a transcript store once it is over. */
  readonly isArchived: boolean;
  readonly onError: (error: LiaisonError) => void;
}

export interface SavedContact {
  readonly unsent: readonly RestoredMessage[];
  /** The newest line that the agent has seen. */
  readonly seen: string | undefined;
  /** The agent's participant id. */
  readonly self: string | undefined;
}

/**
 * What a reload must not lose of one contact: its unsent messages (S8) and what was seen (R4). Writes follow each other in order. A
 * storage that fails or hangs is told and goes without: a chat is worth more than its record.
 */
export class ContactRecords {
  readonly #options: ContactRecordsOptions;
  readonly #outboxKey: string;
  readonly #seenKey: string;
  readonly #storedKey: string;
  readonly #selfKey: string;
  #written: Promise<void> = Promise.resolve();
  /** What the conversation holds is written from the moment on that the earlier records are read, until `close`. */
  #follows = false;
  #closed = false;

  constructor(options: ContactRecordsOptions) {
    this.#options = options;
    this.#outboxKey = `outbox:${options.contactId}`;
    this.#seenKey = `seen:${options.contactId}`;
    this.#storedKey = `stored:${options.contactId}`;
    this.#selfKey = `self:${options.contactId}`;
  }

  /** `undefined` when they cannot be read; then nothing may be written over them. */
  async load(): Promise<SavedContact | undefined> {
    const { storage, onError } = this.#options;
    try {
      const [unsent, seen, self] = await this.#limited(() =>
        Promise.all([
          storage.get<RestoredMessage[]>(this.#outboxKey),
          storage.get<string>(this.#seenKey),
          storage.get<string>(this.#selfKey),
        ]),
      );
      this.#follows = !this.#closed;
      return { unsent: unsent ?? [], seen, self };
    } catch (thrown) {
      onError(toLiaisonError(thrown));
      return undefined;
    }
  }

  /** Writes what the conversation's step has changed. */
  stepped({ before, after }: Pick<ConversationStep, 'after' | 'before'>): void {
    if (!this.#follows) return;
    const { pending, seen, seenAhead, selfId } = after;
    if (pending !== before.pending) {
      const records = pending.flatMap(toRecord);
      this.#write(this.#outboxKey, records.length > 0 ? records : undefined);
    }
    // A page that is behind leaves the record to the one that saw more.
    if (seen !== undefined && seen !== before.seen && seenAhead === undefined) this.#write(this.#seenKey, seen);
    // Which lines are the agent's own: Amazon Connect does not tell any more once the chat is over.
    if (this.#options.isArchived && selfId !== undefined && selfId !== before.selfId) {
      this.#write(this.#selfKey, selfId);
    }
  }

  /** E4: the line up to which everything is in the transcript store, as any page of the agent left it. */
  async loadStored(): Promise<string | undefined> {
    return this.#limited(() => this.#options.storage.get<string>(this.#storedKey)).catch((thrown: unknown) => {
      this.#options.onError(toLiaisonError(thrown));
      return undefined;
    });
  }

  saveStored(lineId: string): void {
    this.#write(this.#storedKey, lineId);
  }

  /** The conversation is not followed any more. */
  close(): void {
    this.#follows = false;
    this.#closed = true;
  }

  /** Nothing of an ended contact is kept but who the agent was in it. */
  clear(): void {
    for (const key of [this.#outboxKey, this.#seenKey, this.#storedKey]) this.#write(key, undefined);
  }

  /** The contact is closed. */
  forget(): void {
    this.clear();
    this.#write(this.#selfKey, undefined);
  }

  /** Resolves once everything saved so far is written, or has failed. What hangs is not waited for longer than one write. */
  written(): Promise<void> {
    return this.#limited(() => this.#written).catch(() => undefined);
  }

  #write(key: string, value: unknown): void {
    const { storage, onError } = this.#options;
    this.#written = this.#written
      .then(() => this.#limited(() => (value === undefined ? storage.delete(key) : storage.set(key, value))))
      .catch((thrown: unknown) => onError(toLiaisonError(thrown)));
  }

  #limited<Value>(step: () => Promise<Value>): Promise<Value> {
    const { clock } = this.#options;
    return withDeadline({ clock, limit: SessionLimits.storage, step: 'Storing what a reload must not lose' }, step);
  }
}

/** What was on its way when the page went is uncertain when it comes back; what was accepted needs no record. */
function toRecord({ message, sentAfter }: PendingMessage): RestoredMessage[] {
  const { status } = message;
  if (status !== 'queued' && status !== 'sending' && status !== 'uncertain' && status !== 'failed') return [];
  return [
    {
      clientToken: message.key,
      content: message.content,
      contentType: message.contentType,
      queuedAt: message.timestamp,
      status: status === 'sending' ? 'uncertain' : status,
      ...(sentAfter !== undefined && { sentAfter }),
      ...(message.failure && { failure: message.failure }),
    },
  ];
}
