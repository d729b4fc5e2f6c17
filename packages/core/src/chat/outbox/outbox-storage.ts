import { type LiaisonError, toLiaisonError } from '../../platform/errors.ts';
import type { KeyValueStorage } from '../../platform/storage.ts';
import type { RestoredMessage } from '../timeline/actions.ts';
import type { PendingMessage } from '../timeline/conversation.ts';

interface OutboxStorageOptions {
  readonly storage: KeyValueStorage;
  readonly contactId: string;
  readonly onError: (error: LiaisonError) => void;
}

/** The unsent messages of one contact on disk (S8). Writes follow each other in order; a storage that fails is told and not waited for. */
export class OutboxStorage {
  readonly #storage: KeyValueStorage;
  readonly #key: string;
  readonly #onError: (error: LiaisonError) => void;
  #written: Promise<void> = Promise.resolve();

  constructor({ storage, contactId, onError }: OutboxStorageOptions) {
    this.#storage = storage;
    this.#key = `outbox:${contactId}`;
    this.#onError = onError;
  }

  async load(): Promise<readonly RestoredMessage[]> {
    try {
      return (await this.#storage.get<RestoredMessage[]>(this.#key)) ?? [];
    } catch (thrown) {
      this.#onError(toLiaisonError(thrown));
      return [];
    }
  }

  save(pending: readonly PendingMessage[]): void {
    const records = pending.flatMap(toRecord);
    this.#write(() => (records.length > 0 ? this.#storage.set(this.#key, records) : this.#storage.delete(this.#key)));
  }

  /** Resolves once everything saved so far is written, or has failed. */
  written(): Promise<void> {
    return this.#written;
  }

  #write(write: () => Promise<void>): void {
    this.#written = this.#written.then(write).catch((thrown: unknown) => this.#onError(toLiaisonError(thrown)));
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
