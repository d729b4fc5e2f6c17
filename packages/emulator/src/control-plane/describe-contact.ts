import { seconds } from '../http/seconds.ts';
import type { Contact } from '../world/state.ts';
import { agentOf, contactOf, type World } from '../world/world.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';

export const describeContactOperation = controlPlaneOperation({
  name: 'DescribeContact',
  method: 'GET',
  path: '/contacts/:InstanceId/:ContactId',
  errors: [
    'InvalidRequestException',
    'InvalidParameterException',
    'ResourceNotFoundException',
    'InternalServiceException',
    'ThrottlingException',
  ],
  input: { InstanceId: instanceIdInput, ContactId: contactIdInput },
  run: ({ world, input }) => ({ Contact: description(world, contactOf(world, input.ContactId)) }),
});

/** Timestamps are seconds since the epoch. `AgentInfo` appears once an agent has accepted. */
function description(world: World, contact: Contact): object {
  const { agentLogin, connectedToAgentAt, disconnectedAt } = contact;
  return {
    Arn: `${world.instance.arn}/contact/${contact.id}`,
    Id: contact.id,
    InitialContactId: contact.initialContactId,
    InitiationMethod: contact.initiationMethod,
    Channel: 'CHAT',
    QueueInfo: { Id: contact.queue.id, EnqueueTimestamp: seconds(contact.enqueuedAt) },
    ...(agentLogin !== undefined &&
      connectedToAgentAt !== undefined && {
        AgentInfo: {
          Id: agentOf(world, agentLogin).definition.id,
          ConnectedToAgentTimestamp: seconds(connectedToAgentAt),
        },
      }),
    InitiationTimestamp: seconds(contact.initiatedAt),
    ...(disconnectedAt !== undefined && { DisconnectTimestamp: seconds(disconnectedAt) }),
    Attributes: contact.attributes,
    SegmentAttributes: Object.fromEntries(
      Object.entries(contact.segmentAttributes).map(([name, value]) => [name, { ValueString: value }]),
    ),
  };
}
