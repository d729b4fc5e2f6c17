import type { ContactStore } from '@liaison/core';

type AgentStore = Pick<ContactStore, 'getState' | 'subscribe'>;

export interface PerAgentOptions<Value> {
  store: AgentStore;
  /** Opens what belongs to one agent, by the agent's ARN, which names the instance too. */
  open: (agentArn: string) => Value;
}

/** What belongs to whoever is signed in to Amazon Connect, opened once for each agent. A call before the agent is known waits for it. */
export function perAgent<Value>({ store, open }: PerAgentOptions<Value>): () => Promise<Value> {
  const opened = new Map<string, Value>();
  return async () => {
    const arn = store.getState().agent?.arn ?? (await firstAgent(store));
    const value = opened.get(arn) ?? open(arn);
    opened.set(arn, value);
    return value;
  };
}

function firstAgent(store: AgentStore): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const unsubscribe = store.subscribe(({ agent }) => {
    if (!agent) return;
    unsubscribe();
    resolve(agent.arn);
  });
  return promise;
}
