import { invite } from '../world/invite.ts';
import { agentError, agentOperation } from './agent-operation.ts';
import { endpointInput } from './endpoint.ts';

/** Brings in a queue or another agent by quick connect. */
export const createAdditionalConnectionOperation = agentOperation({
  name: 'CreateAdditionalConnection',
  input: { contactId: { type: 'string', required: true, min: 1 }, endpoint: endpointInput },
  run: ({ world, agent, input }) => {
    const { login, id } = agent.definition;
    const quickConnect = world.instance.quickConnects.find(({ arn }) => arn === input.endpoint.endpointARN);
    if (quickConnect === undefined || quickConnect.agentId === id) {
      throw agentError('EndpointNotFoundException', 'No such endpoint');
    }
    invite(world, { login, contactId: input.contactId, quickConnect });
    return {};
  },
});
