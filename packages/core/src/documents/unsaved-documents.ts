import type { VersionedDocument } from '@liaison/protocol/api';
import type { KeyValueStorage } from '../platform/storage.ts';

/** What the backend does not have yet, as it lies in the browser's storage. */
export interface UnsavedDocument<Content> {
  readonly content: Content;
  readonly base?: VersionedDocument<Content>;
  readonly attempts: readonly Content[];
}

/** Unsaved documents of one kind, one record for each owner, so that none can come back for another. Writes happen in order. */
export class UnsavedDocuments<Content> {
  readonly #storage: KeyValueStorage;
  readonly #prefix: string;
  #written: Promise<unknown> = Promise.resolve();

  constructor(storage: KeyValueStorage, kind: string) {
    this.#storage = storage;
    this.#prefix = `document:${kind}:`;
  }

  async owners(): Promise<string[]> {
    const keys = await this.#storage.keys(this.#prefix);
    return keys.map((key) => key.slice(this.#prefix.length));
  }

  async get(owner: string): Promise<UnsavedDocument<Content> | undefined> {
    await this.#written;
    return this.#storage.get(this.#prefix + owner);
  }

  /** Keeps the document, or forgets it where there is none. */
  set(owner: string, document: UnsavedDocument<Content> | undefined): Promise<void> {
    const key = this.#prefix + owner;
    const step = this.#written.then(() =>
      document === undefined ? this.#storage.delete(key) : this.#storage.set(key, document),
    );
    this.#written = step.catch(() => undefined);
    return step;
  }
}
