import { type LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { KeyValueStorage } from '../platform/storage.ts';

interface DraftsOptions {
  readonly storage: KeyValueStorage;
  readonly onError: (error: LiaisonError) => void;
}

/**
 * What the agent has written and not sent, one text per contact (S8). Every read and write names its contact, so that a text can only
 * ever come back for the contact it was written for.
 */
export class Drafts {
  readonly #storage: KeyValueStorage;
  readonly #onError: (error: LiaisonError) => void;
  readonly #texts = new Map<string, string>();
  #written: Promise<void> = Promise.resolve();

  constructor({ storage, onError }: DraftsOptions) {
    this.#storage = storage;
    this.#onError = onError;
  }

  /** The text written for this contact, also before a reload; empty when there is none. */
  async get(contactId: string): Promise<string> {
    const known = this.#texts.get(contactId);
    if (known !== undefined) return known;
    try {
      const stored = await this.#storage.get<string>(keyOf(contactId));
      return this.#texts.get(contactId) ?? stored ?? '';
    } catch (thrown) {
      this.#onError(toLiaisonError(thrown));
      return this.#texts.get(contactId) ?? '';
    }
  }

  /** Keeps the text; an empty one takes the draft away. Resolves once it is stored; a storage that fails is told to `onError`. */
  set(contactId: string, text: string): Promise<void> {
    this.#texts.set(contactId, text);
    this.#written = this.#written
      .then(() => (text === '' ? this.#storage.delete(keyOf(contactId)) : this.#storage.set(keyOf(contactId), text)))
      .catch((thrown: unknown) => this.#onError(toLiaisonError(thrown)));
    return this.#written;
  }
}

const keyOf = (contactId: string): string => `draft:${contactId}`;
