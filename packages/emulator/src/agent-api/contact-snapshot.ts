import { MessageContentType } from '@liaison/protocol';
import { segmentAttributeValues } from '../world/segment-attributes.ts';
import { pendingInvitations } from '../world/segments.ts';
import type { Assignment } from '../world/state.ts';
import { agentOf, type World } from '../world/world.ts';
import { seconds } from '../http/seconds.ts';
import { endpointOf } from './endpoint.ts';

/** One contact of an agent, with the connections of the agent and the customer. */
export function contactSnapshot(world: World, assignment: Assignment): object {
  const { contact } = assignment;
  return {
    contactId: contact.id,
    initialContactId: contact.initialContactId,
    ...(contact.relatedContactId !== undefined && { relatedContactId: contact.relatedContactId }),
    type: 'chat',
    state: { type: assignment.state, timestamp: seconds(assignment.stateSince) },
    // A supervisor's contact has no queue (Streams 2.28.2).
    ...(contact.monitoring === undefined && { queue: { queueARN: contact.queue.arn, name: contact.queue.name } }),
    queueTimestamp: seconds(contact.enqueuedAt ?? contact.initiatedAt),
    contactDuration: String(world.clock.now() - contact.initiatedAt),
    attributes: Object.fromEntries(Object.entries(contact.attributes).map(([name, value]) => [name, { name, value }])),
    initiationMethod: contact.initiationMethod.toLowerCase(),
    references: {},
    contactFeatures: {
      attachmentsEnabled: true,
      multiPartyConferenceEnabled: world.multiPartyChat,
      messagingMarkdownEnabled: contact.supportedContentTypes.includes(MessageContentType.markdown),
    },
    channelContext: {},
    agentContactHandlingConfig: { autoAccept: autoAccepts(world, assignment) },
    segmentAttributes: segmentAttributeValues(contact.segmentAttributes),
    connections: [
      agentConnection(world, assignment),
      customerConnection(assignment),
      ...otherConnections(world, assignment),
    ],
  };
}

function agentConnection(world: World, assignment: Assignment): object {
  const { contact, participant, participantToken, stateSince } = assignment;
  return {
    connectionId: participant.id,
    endpoint: { type: 'agent', agentLogin: participant.agentLogin, name: participant.displayName },
    state: {
      type: connectionState(assignment),
      timestamp: seconds(stateSince),
    },
    type: 'agent',
    initial: false,
    ...monitoringOf(assignment),
    chatMediaInfo: {
      chatAutoAccept: autoAccepts(world, assignment),
      customerName: contact.customer.displayName,
      connectionData: JSON.stringify({ ConnectionAuthenticationToken: participantToken }),
    },
  };
}

function connectionState({ contact, state }: Assignment): string {
  if (state === 'connected') return contact.monitoring?.mode.toLowerCase() ?? state;
  return state === 'connecting' ? state : 'disconnected';
}

/** What a supervisor's own connection says beside the rest. */
const monitoringOf = ({ contact: { monitoring, connectedToAgentAt, initiatedAt } }: Assignment): object =>
  monitoring === undefined
    ? {}
    : {
        monitorStatus: monitoring.mode,
        monitorCapabilities: monitoring.capabilities,
        monitoringInfo: {
          agent: { agentName: monitoring.agentName },
          joinTimeStamp: seconds(connectedToAgentAt ?? initiatedAt),
        },
      };

const autoAccepts = (world: World, { participant }: Assignment): boolean =>
  agentOf(world, participant.agentLogin ?? '').settings.autoAccept;

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

/**
 * Other agents in the chat, a supervisor who has barged in, and those who are asked in. They are `outbound`: Streams takes
 * a connection of type `agent` for the page's own.
 */
function otherConnections(world: World, { contact, participant, state }: Assignment): object[] {
  if (state !== 'connected') return [];
  const joined = contact.participants
    .filter((other) => other !== participant && other.agentLogin !== undefined)
    .filter((other) => other.state === 'joined')
    .map((other) => ({
      connectionId: other.id,
      endpoint: { type: 'agent', agentLogin: other.agentLogin, name: other.displayName },
      state: {
        type: other.role === 'SUPERVISOR' ? 'barge' : 'connected',
        timestamp: seconds(contact.connectedToAgentAt ?? contact.initiatedAt),
      },
      ...(other.role === 'SUPERVISOR' && { monitorStatus: 'BARGE' }),
    }));
  const invited = pendingInvitations(world, contact).flatMap(({ invitation, initiatedAt }) =>
    invitation === undefined
      ? []
      : {
          connectionId: invitation.connectionId,
          endpoint: endpointOf(world, invitation.quickConnect),
          state: { type: 'connecting', timestamp: seconds(initiatedAt) },
          quickConnectName: invitation.quickConnect.name,
        },
  );
  return [...joined, ...invited].map((connection) => ({
    ...connection,
    type: 'outbound',
    initial: false,
    chatMediaInfo: { chatAutoAccept: false, customerName: contact.customer.displayName, connectionData: '' },
  }));
}
