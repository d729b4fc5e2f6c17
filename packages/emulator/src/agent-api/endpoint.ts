import type { Shape } from '../http/shape.ts';
import type { QuickConnect } from '../world/instance.ts';
import type { World } from '../world/world.ts';

/** A quick connect as the agent API names it. */
export function endpointOf(world: World, { arn, name, queueId, agentId }: QuickConnect): object {
  const queue = world.instance.queues.find(({ id }) => id === queueId);
  const agent = world.instance.agents.find(({ id }) => id === agentId);
  return {
    endpointARN: arn,
    type: agent === undefined ? 'queue' : 'agent',
    name,
    ...(queue && { queue: { queueARN: queue.arn, name: queue.name } }),
    ...(agent && { agentLogin: agent.login }),
  };
}

export const endpointInput = {
  type: 'structure',
  required: true,
  members: {
    endpointARN: { type: 'string' },
    type: { type: 'string', required: true },
    name: { type: 'string' },
  },
} as const satisfies Shape[string];
