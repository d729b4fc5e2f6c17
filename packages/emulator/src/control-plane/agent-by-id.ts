import type { Agent } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/world-error.ts';

/** The agent behind a UserId, which is an id or an ARN. */
export function agentById(world: World, userId: string): Agent {
  const agent = [...world.agents.values()].find(({ definition: { id, arn } }) => id === userId || arn === userId);
  if (agent === undefined) throw new WorldError('AgentNotFound', 'No such user');
  return agent;
}
