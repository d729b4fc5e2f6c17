import { seconds } from '../http/seconds.ts';
import type { Contact } from '../world/state.ts';
import { contactOf, type World } from '../world/world.ts';
import { chatMetrics } from './chat-metrics.ts';
import { contactSummary } from './contact-summary.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

export const describeContactOperation = controlPlaneOperation({
  name: 'DescribeContact',
  method: 'GET',
  path: '/contacts/:InstanceId/:ContactId',
  errors: [...commonErrors, 'ThrottlingException'],
  input: { InstanceId: instanceIdInput, ContactId: contactIdInput },
  run: ({ world, input }) => ({ Contact: description(world, contactOf(world, input.ContactId)) }),
});

/** The summary and what only one contact at a time is asked for. Metrics appear once the chat is over. */
function description(world: World, contact: Contact): object {
  return {
    ...contactSummary(world, contact),
    ...(contact.relatedContactId !== undefined && { RelatedContactId: contact.relatedContactId }),
    ConnectedToSystemTimestamp: seconds(contact.initiatedAt),
    LastUpdateTimestamp: seconds(
      contact.disconnectedAt ?? contact.connectedToAgentAt ?? contact.enqueuedAt ?? contact.initiatedAt,
    ),
    ...(contact.disconnectReason !== undefined && {
      DisconnectReason: contact.disconnectReason,
      ChatMetrics: chatMetrics(contact),
    }),
    Attributes: contact.attributes,
  };
}
