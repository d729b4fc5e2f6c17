import { agentOperation } from './agent-operation.ts';
import { endpointOf } from './endpoint.ts';

/** Quick connects of the given queues. Every queue of the seeded instance has them all. */
export const getEndpointsOperation = agentOperation({
  name: 'GetEndpoints',
  input: {
    queueARNs: { type: 'list', required: true, of: { type: 'string' } },
    nextToken: { type: 'string' },
    maxResults: { type: 'integer', min: 1 },
  },
  run: ({ world, input }) => {
    const { quickConnects } = world.instance;
    const from = Number(input.nextToken ?? 0);
    const end = from + (input.maxResults ?? quickConnects.length);
    return {
      endpoints: quickConnects.slice(from, end).map((quickConnect) => endpointOf(world, quickConnect)),
      ...(end < quickConnects.length && { nextToken: String(end) }),
    };
  },
});
