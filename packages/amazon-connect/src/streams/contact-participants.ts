import type { ContactParticipant } from '@liaison/core';
import { findAgentConnection, type ConnectionData, type ContactData } from './agent-data.ts';

/** Streams' connection states of somebody who is not there yet; `disconnected` is gone, everything else is there. */
const INVITED: ReadonlySet<string> = new Set(['init', 'connecting']);

/**
 * Who is in a contact. Streams tells connections: the agent's own, the customer's (the initial one), and further ones of other agents
 * and of those who were asked in.
 */
export function contactParticipants(contact: ContactData): ContactParticipant[] {
  const own = findAgentConnection(contact);
  const customerName = contact.connections.map(({ chatMediaInfo }) => chatMediaInfo?.customerName).find(Boolean);
  return contact.connections.map((connection) => {
    const role = connection === own ? 'self' : roleOf(connection);
    const name = role === 'customer' ? customerName : nameOf(connection);
    return {
      connectionId: connection.connectionId,
      role,
      ...(name === undefined || name === '' ? {} : { name }),
      state: stateOf(connection),
    };
  });
}

function roleOf({ endpoint, initial, monitorStatus, type }: ConnectionData): ContactParticipant['role'] {
  if (initial) return 'customer';
  if (type === 'monitoring' || monitorStatus) return 'supervisor';
  return endpoint?.type === 'queue' ? 'queue' : 'agent';
}

const nameOf = ({ endpoint, quickConnectName }: ConnectionData): string | undefined =>
  quickConnectName || endpoint?.name || endpoint?.queue?.name || endpoint?.agentLogin || undefined;

function stateOf({ state }: ConnectionData): ContactParticipant['state'] {
  if (state.type === 'disconnected') return 'left';
  return INVITED.has(state.type) ? 'invited' : 'joined';
}
