import { touchConversation } from './invite.ts';
import { addSegment, liveSegments, servesCustomer } from './segments.ts';
import type { Contact, MonitorMode, Participant } from './state.ts';
import { agentOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** Feature specifications: supervisors of one chat. */
const mostSupervisors = 5;

export interface MonitorRequest {
  /** The supervisor. */
  readonly login: string;
  readonly contact: Contact;
  readonly capabilities: readonly MonitorMode[];
}

/**
 * A supervisor listens to a conversation: a contact of its own, connected at once, which takes up one of the
 * supervisor's slots. Nobody in the conversation is told.
 */
export function monitorContact(world: World, { login, contact: monitored, capabilities }: MonitorRequest): Contact {
  const agent = agentOf(world, login);
  if (monitored.state !== 'connected' || !servesCustomer(monitored)) {
    throw new WorldError('IllegalMove', 'The contact is not with an agent');
  }
  if (capabilities.includes('BARGE') && !world.multiPartyChat) {
    throw new WorldError('IllegalMove', 'Nobody can barge in without multi-party chat');
  }
  const segments = liveSegments(world, monitored);
  if (segments.some(({ id }) => agent.assignments.has(id))) {
    throw new WorldError('IllegalMove', 'The user is in this conversation already');
  }
  if (segments.filter(({ monitoring }) => monitoring !== undefined).length >= mostSupervisors) {
    throw new WorldError('MonitorQuota', `A chat has at most ${mostSupervisors} supervisors`);
  }
  if (agent.assignments.size >= world.instance.routingProfile.chatConcurrency) {
    throw new WorldError('MonitorQuota', 'The user has as many chats as the routing profile allows');
  }
  const now = world.clock.now();
  const { name: agentName } = agentOf(world, monitored.agentLogin ?? '').definition;
  const contact = addSegment(world, monitored, {
    initiationMethod: 'MONITOR',
    state: 'connected',
    monitoring: { ofContactId: monitored.id, agentName, capabilities, mode: 'SILENT_MONITOR' },
    agentLogin: login,
    connectedToAgentAt: now,
  });
  const participant: Participant = {
    id: world.ids.uuid(),
    contactId: contact.id,
    role: 'SUPERVISOR',
    displayName: agent.definition.name,
    agentLogin: login,
    state: 'listening',
  };
  world.participants.set(participant.id, participant);
  contact.participants.push(participant);
  agent.assignments.set(contact.id, {
    contact,
    participant,
    participantToken: world.credentials.participantTokens.issue(participant.id).token,
    offeredAt: now,
    state: 'connected',
    stateSince: now,
    cancelTimer: () => undefined,
  });
  world.events.emit({ type: 'contact', contact });
  touchConversation(world, contact);
  return contact;
}
