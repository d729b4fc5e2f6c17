import type { Clock } from '../../platform/clock.ts';
import { withDeadline } from '../../platform/deadline.ts';
import { type LiaisonError, toLiaisonError } from '../../platform/errors.ts';
import type { KeyValueStorage } from '../../platform/storage.ts';
import { SessionLimits } from '../sync/limits.ts';
import type { RestoredMessage } from '../timeline/actions.ts';
import type { PendingMessage } from '../timeline/conversation.ts';

interface OutboxStorageOptions {
  readonly clock: Clock;
  readonly storage: KeyValueStorage;
  readonly contactId: string;
  readonly onError: (error: LiaisonError) => void;
}

/** The unsent messages of one contact on disk (S8). Writes follow each other in order. A storage that fails or hangs is
 * told and goes without: a chat is worth more than its record. */
export class OutboxStorage {
  readonly #options: OutboxStorageOptions;
  readonly #key: string;
  #written: Promise<void> = Promise.resolve();

  constructor(options: OutboxStorageOptions) {
    this.#options = options;
    this.#key = `outbox:${options.contactId}`;
  }

  /** `undefined` when they cannot be read; then nothing may be written over them. */
  async load(): Promise<readonly RestoredMessage[] | undefined> {
    const { storage, onError } = this.#options;
    try {
      return (await this.#limited(() => storage.get<RestoredMessage[]>(this.#key))) ?? [];
    } catch (thrown) {
      onError(toLiaisonError(thrown));
      return undefined;
    }
  }

  save(pending: readonly PendingMessage[]): void {
    const { storage, onError } = this.#options;
    const records = pending.flatMap(toRecord);
    this.#written = this.#written
      .then(() =>
        this.#limited(() => (records.length > 0 ? storage.set(this.#key, records) : storage.delete(this.#key))),
      )
      .catch((thrown: unknown) => onError(toLiaisonError(thrown)));
  }

  /** Resolves once everything saved so far is written, or has failed. */
  written(): Promise<void> {
    return this.#written;
  }

  #limited<Value>(step: () => Promise<Value>): Promise<Value> {
    const { clock } = this.#options;
    const { signal } = new AbortController();
    return withDeadline({ clock, limit: SessionLimits.storage, step: 'Storing unsent messages', signal }, step);
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
