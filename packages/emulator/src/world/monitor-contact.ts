import { touchConversation } from './invite.ts';
import { liveSegments, servesCustomer } from './segments.ts';
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
  const contact = supervisorContact(world, monitored, { login, capabilities });
  const participant: Participant = {
    id: world.ids.uuid(),
    contactId: contact.id,
    role: 'SUPERVISOR',
    displayName: agent.definition.name,
    agentLogin: login,
    state: 'listening',
  };
  world.contacts.set(contact.id, contact);
  world.participants.set(participant.id, participant);
  contact.participants.push(participant);
  const now = world.clock.now();
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

function supervisorContact(
  world: World,
  monitored: Contact,
  { login, capabilities }: Pick<MonitorRequest, 'login' | 'capabilities'>,
): Contact {
  const now = world.clock.now();
  const { name } = agentOf(world, monitored.agentLogin ?? '').definition;
  return {
    id: world.ids.uuid(),
    initialContactId: monitored.initialContactId,
    previousContactId: monitored.id,
    initiationMethod: 'MONITOR',
    initiatedAt: now,
    queue: monitored.queue,
    attributes: monitored.attributes,
    segmentAttributes: monitored.segmentAttributes,
    supportedContentTypes: monitored.supportedContentTypes,
    customer: monitored.customer,
    transcript: monitored.transcript,
    participants: monitored.participants,
    monitoring: { ofContactId: monitored.id, agentName: name, capabilities, mode: 'SILENT_MONITOR' },
    ...(monitored.past !== undefined && { past: monitored.past }),
    state: 'connected',
    agentLogin: login,
    connectedToAgentAt: now,
    idleMinutes: monitored.idleMinutes,
    idleInForce: {},
    idle: new Set(),
    passedBy: new Set(),
    timers: new Map(),
  };
}
