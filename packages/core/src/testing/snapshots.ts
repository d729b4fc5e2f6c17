import type { AgentSnapshot, AgentState, ContactSnapshot } from '../connect/agent-port.ts';

export const AVAILABLE: AgentState = { arn: 'arn:state/available', name: 'Available', type: 'routable' };
export const OFFLINE: AgentState = { arn: 'arn:state/offline', name: 'Offline', type: 'offline' };

/** A connected chat contact; `overrides` change it. */
export const contactSnapshot = (overrides: Partial<ContactSnapshot> & { contactId: string }): ContactSnapshot => ({
  initialContactId: overrides.contactId,
  channel: 'chat',
  phase: 'connected',
  phaseSince: 0,
  attributes: {},
  autoAccept: false,
  markdownAllowed: true,
  attachmentsAllowed: true,
  multiParty: false,
  participants: [],
  ...overrides,
});

/** An available agent who holds `contacts`. */
export const agentSnapshot = (
  contacts: readonly ContactSnapshot[] = [],
  agent: Partial<AgentSnapshot['agent']> = {},
): AgentSnapshot => ({
  agent: {
    arn: 'arn:agent/ada',
    username: 'ada',
    name: 'Ada',
    state: AVAILABLE,
    stateSince: 0,
    availableStates: [AVAILABLE, OFFLINE],
    chatConcurrency: 5,
    queues: [],
    ...agent,
  },
  contacts,
});
