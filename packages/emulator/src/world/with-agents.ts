import { createHash } from 'node:crypto';
import type { AgentDefinition, Instance } from './instance.ts';

/** An instance with more agents, each with a quick connect to them. The same login has the same ids in every run. */
export function withAgents<I extends Instance>(
  instance: I,
  agents: readonly Pick<AgentDefinition, 'login' | 'name' | 'autoAccept'>[],
) {
  const added = agents.map((agent) => {
    const id = idFrom(`agent ${agent.login}`);
    return { ...agent, id, arn: `${instance.arn}/agent/${id}` };
  });
  const quickConnects = added.map(({ login, name, id: agentId }) => {
    const id = idFrom(`quick connect ${login}`);
    return { id, arn: `${instance.arn}/transfer-destination/${id}`, name, agentId };
  });
  return {
    ...instance,
    agents: [...instance.agents, ...added],
    quickConnects: [...instance.quickConnects, ...quickConnects],
  };
}

/** A version 4 UUID by its looks. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
