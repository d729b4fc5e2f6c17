import type { KeyValueStorage } from '@liaison/core';
import { perAgent, type PerAgentOptions } from './per-agent.ts';

export type AgentStorageOptions = PerAgentOptions<KeyValueStorage>;

/** The storage of whoever is signed in to Amazon Connect; two agents who share a browser share nothing. */
export function createAgentStorage(options: AgentStorageOptions): KeyValueStorage {
  const own = perAgent(options);
  return {
    get: async <Value>(key: string) => (await own()).get<Value>(key),
    set: async (key, value) => (await own()).set(key, value),
    delete: async (key) => (await own()).delete(key),
    keys: async (prefix) => (await own()).keys(prefix),
  };
}
