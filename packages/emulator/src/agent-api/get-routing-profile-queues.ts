import { agentOperation } from './agent-operation.ts';

/** The queues of the routing profile and, as Streams looks for it, the agent's own queue. */
export const getRoutingProfileQueuesOperation = agentOperation({
  name: 'GetRoutingProfileQueues',
  input: { routingProfileARN: { type: 'string', required: true } },
  run: ({ world, agent }) => {
    const { queues, routingProfile, arn } = world.instance;
    return {
      queues: [
        ...queues
          .filter(({ id }) => routingProfile.queueIds.includes(id))
          .map((queue) => ({ queueARN: queue.arn, name: queue.name })),
        { queueARN: `${arn}/queue/agent/${agent.definition.id}` },
      ],
    };
  },
});
