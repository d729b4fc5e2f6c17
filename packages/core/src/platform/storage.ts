/**
 * Small records that survive a reload: unsent messages and drafts. Keyed by the caller per instance, agent and contact.
 * Values are structured-cloneable plain data. Implemented on IndexedDB in `@liaison/browser`, in memory in `core/testing`.
 */
export interface KeyValueStorage {
  get<Value>(key: string): Promise<Value | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** All keys that start with `prefix`. */
  keys(prefix: string): Promise<string[]>;
}
