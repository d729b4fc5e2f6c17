import type { KeyValueStorage } from '../platform/storage.ts';

/** Storage in memory. Values are copied on the way in and out, as a database does. */
export class MemoryStorage implements KeyValueStorage {
  readonly #values = new Map<string, unknown>();

  async get<Value>(key: string): Promise<Value | undefined> {
    return structuredClone(this.#values.get(key)) as Value | undefined;
  }

  async set(key: string, value: unknown): Promise<void> {
    this.#values.set(key, structuredClone(value));
  }

  async delete(key: string): Promise<void> {
    this.#values.delete(key);
  }

  async keys(prefix: string): Promise<string[]> {
    return [...this.#values.keys()].filter((key) => key.startsWith(prefix));
  }
}
