import { agentOperation } from './agent-operation.ts';

/** Quick connects of the given queues. The seeded instance has none. */
export const getEndpointsOperation = agentOperation({
  name: 'GetEndpoints',
  input: { queueARNs: { type: 'list', required: true, of: { type: 'string' } } },
  run: () => ({ endpoints: [] }),
});
