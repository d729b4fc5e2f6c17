import type { ContactStore, KeyValueStorage } from '@liaison/core';

export interface AgentStorageOptions {
  store: Pick<ContactStore, 'getState' | 'subscribe'>;
  /** Opens what belongs to one agent, by the agent's ARN, which names the instance too. */
  open: (agentArn: string) => KeyValueStorage;
}

/**
 * The storage of whoever is signed in to Amazon Connect. A call before the agent is known waits for it; two agents who share a browser
 * share nothing.
 */
export function createAgentStorage({ store, open }: AgentStorageOptions): KeyValueStorage {
  const opened = new Map<string, KeyValueStorage>();

  const own = async (): Promise<KeyValueStorage> => {
    const arn = store.getState().agent?.arn ?? (await firstAgent(store));
    const storage = opened.get(arn) ?? open(arn);
    opened.set(arn, storage);
    return storage;
  };

  return {
    get: async <Value>(key: string) => (await own()).get<Value>(key),
    set: async (key, value) => (await own()).set(key, value),
    delete: async (key) => (await own()).delete(key),
    keys: async (prefix) => (await own()).keys(prefix),
  };
}

function firstAgent(store: AgentStorageOptions['store']): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const unsubscribe = store.subscribe(({ agent }) => {
    if (!agent) return;
    unsubscribe();
    resolve(agent.arn);
  });
  return promise;
}
