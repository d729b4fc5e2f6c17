import type { ContactPhase } from '@liaison/core';
import type { ContactData } from './agent-data.ts';

/** Streams' contact states. A chat rings as `connecting`; `incoming` and `pending` are other channels' words for it. */
const PHASES: Readonly<Record<string, ContactPhase>> = {
  init: 'incoming',
  incoming: 'incoming',
  pending: 'incoming',
  connecting: 'incoming',
  connected: 'connected',
  paused: 'connected',
  ended: 'ended',
  missed: 'missed',
  rejected: 'rejected',
  error: 'error',
};

/** The phase of a contact; a missed chat that is reported as an error is a missed chat. */
export function contactPhase(contact: Pick<ContactData, 'state' | 'connections'>): ContactPhase {
  const phase = PHASES[contact.state.type] ?? 'error';
  return phase === 'error' && isMissedInDisguise(contact) ? 'missed' : phase;
}

/**
 * A chat that was not accepted in time may come as `error`: the customer's (initial) connection is still connected while the
 * agent's own is disconnected. The recipe is the maintainers' in amazon-connect-streams issue 391.
 */
function isMissedInDisguise({ state, connections }: Pick<ContactData, 'state' | 'connections'>): boolean {
  const initial = connections.find((connection) => connection.initial);
  const agent = connections.find(({ type }) => type === 'agent');
  return state.type === 'error' && initial?.state.type === 'connected' && agent?.state.type === 'disconnected';
}
