import { seconds } from '../http/seconds.ts';
import { segmentAttributeValues } from '../world/segment-attributes.ts';
import type { Contact } from '../world/state.ts';
import { agentOf, type World } from '../world/world.ts';

/** What DescribeContact and SearchContacts both say of a contact. Timestamps are seconds since the epoch. */
export function contactSummary(world: World, contact: Contact): object {
  const { agentLogin, connectedToAgentAt, disconnectedAt, tags = {} } = contact;
  return {
    Arn: `${world.instance.arn}/contact/${contact.id}`,
    Id: contact.id,
    InitialContactId: contact.initialContactId,
    ...(contact.previousContactId !== undefined && { PreviousContactId: contact.previousContactId }),
    InitiationMethod: contact.initiationMethod,
    Channel: 'CHAT',
    ...(contact.enqueuedAt !== undefined && {
      QueueInfo: { Id: contact.queue.id, EnqueueTimestamp: seconds(contact.enqueuedAt) },
    }),
    ...(agentLogin !== undefined &&
      connectedToAgentAt !== undefined && {
        AgentInfo: {
          Id: agentOf(world, agentLogin).definition.id,
          ConnectedToAgentTimestamp: seconds(connectedToAgentAt),
        },
      }),
    InitiationTimestamp: seconds(contact.initiatedAt),
    ...(disconnectedAt !== undefined && { DisconnectTimestamp: seconds(disconnectedAt) }),
    SegmentAttributes: segmentAttributeValues(contact.segmentAttributes),
    ...(contact.customer.customerId !== undefined && { CustomerId: contact.customer.customerId }),
    ...(Object.keys(tags).length > 0 && { Tags: tags }),
  };
}
