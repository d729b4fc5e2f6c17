import { MessageContentType } from '@liaison/protocol';
import type { Assignment } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { seconds } from '../http/seconds.ts';

/** One contact of an agent, with the connections of the agent and the customer. */
export function contactSnapshot(world: World, assignment: Assignment): object {
  const { contact } = assignment;
  return {
    contactId: contact.id,
    initialContactId: contact.initialContactId,
    type: 'chat',
    state: { type: assignment.state, timestamp: seconds(assignment.stateSince) },
    queue: { queueARN: contact.queue.arn, name: contact.queue.name },
    queueTimestamp: seconds(contact.enqueuedAt ?? contact.initiatedAt),
    contactDuration: String(world.clock.now() - contact.initiatedAt),
    attributes: Object.fromEntries(Object.entries(contact.attributes).map(([name, value]) => [name, { name, value }])),
    initiationMethod: contact.initiationMethod.toLowerCase(),
    references: {},
    contactFeatures: {
      attachmentsEnabled: true,
      messagingMarkdownEnabled: contact.supportedContentTypes.includes(MessageContentType.markdown),
    },
    channelContext: {},
    segmentAttributes: Object.fromEntries(
      Object.entries(contact.segmentAttributes).map(([name, value]) => [name, { ValueString: value }]),
    ),
    connections: [agentConnection(assignment), customerConnection(assignment)],
  };
}

function agentConnection({ contact, participant, participantToken, state, stateSince }: Assignment): object {
  return {
    connectionId: participant.id,
    endpoint: { type: 'agent', agentLogin: participant.agentLogin, name: participant.displayName },
    state: {
      type: state === 'connecting' || state === 'connected' ? state : 'disconnected',
      timestamp: seconds(stateSince),
    },
    type: 'agent',
    initial: false,
    chatMediaInfo: {
      chatAutoAccept: false,
      customerName: contact.customer.displayName,
      connectionData: JSON.stringify({ ConnectionAuthenticationToken: participantToken }),
    },
  };
}

function customerConnection({ contact }: Assignment): object {
  return {
    connectionId: contact.customer.id,
    endpoint: { type: 'phone_number' },
    state: {
      type: contact.customer.state === 'joined' ? 'connected' : 'disconnected',
      timestamp: seconds(contact.disconnectedAt ?? contact.initiatedAt),
    },
    type: 'inbound',
    initial: true,
    chatMediaInfo: { chatAutoAccept: false, customerName: contact.customer.displayName, connectionData: '' },
  };
}
