import type { Input, Shape } from '../http/shape.ts';
import { invite, type InvitationRequest } from '../world/invite.ts';
import { agentError, type AgentCall } from './agent-operation.ts';
import { endpointInput } from './endpoint.ts';

export const byQuickConnectInput = {
  contactId: { type: 'string', required: true, min: 1 },
  endpoint: endpointInput,
} as const satisfies Shape;

/** Invites the queue or agent that the endpoint names: one of the instance's quick connects, and not the agent's own. */
export function inviteByQuickConnect(
  { world, agent, input }: AgentCall<Input<typeof byQuickConnectInput>>,
  purpose: InvitationRequest['purpose'],
): object {
  const { login, id } = agent.definition;
  const quickConnect = world.instance.quickConnects.find(({ arn }) => arn === input.endpoint.endpointARN);
  if (quickConnect === undefined || quickConnect.agentId === id) {
    throw agentError('EndpointNotFoundException', 'No such endpoint');
  }
  invite(world, { login, contactId: input.contactId, quickConnect, purpose });
  return {};
}
