import { agentOperation } from './agent-operation.ts';

export const getRoutingProfileQueuesOperation = agentOperation({
  name: 'GetRoutingProfileQueues',
  input: { routingProfileARN: { type: 'string', required: true } },
  run: ({ world }) => ({
    queues: world.instance.queues
      .filter(({ id }) => world.instance.routingProfile.queueIds.includes(id))
      .map(({ arn, name }) => ({ queueARN: arn, name })),
  }),
});
