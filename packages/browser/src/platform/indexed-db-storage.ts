import type { KeyValueStorage } from '@liaison/core';
import { createStore, del, get, keys, set } from 'idb-keyval';

/**
 * KeyValueStorage in IndexedDB, one database per `scope` (instance and agent), so that two agents who share a browser profile share
 * nothing. Rejects with the browser's DOMException where storage is blocked or full.
 */
export function createIndexedDbStorage(options: { scope: readonly string[] }): KeyValueStorage {
  const store = createStore(['liaison', ...options.scope].map(encodeURIComponent).join('/'), 'records');
  return {
    get: <Value>(key: string) => get<Value>(key, store),
    set: (key, value) => set(key, value, store),
    delete: (key) => del(key, store),
    keys: async (prefix) => (await keys<string>(store)).filter((key) => key.startsWith(prefix)),
  };
}
