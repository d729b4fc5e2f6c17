import { assignmentOf } from './assignment.ts';
import type { QuickConnect } from './instance.ts';
import { postEvent } from './post-item.ts';
import { routeContacts } from './route-contacts.ts';
import { addSegment, closeSegment, liveSegments, pendingInvitations, servesCustomer } from './segments.ts';
import type { Contact, Invitation } from './state.ts';
import { agentOf, touchAgent, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** Customer and agents together (feature specifications). */
const mostParticipants = 6;

export interface InvitationRequest {
  /** The agent who invites. */
  readonly login: string;
  readonly contactId: string;
  readonly quickConnect: QuickConnect;
  readonly purpose: Invitation['purpose'];
}

/** An agent brings in a queue or another agent: a new contact of the same conversation, offered like any other. */
export function invite(world: World, { login, contactId, quickConnect, purpose }: InvitationRequest): Contact {
  const assignment = assignmentOf(agentOf(world, login), contactId);
  if (assignment.state !== 'connected') throw new WorldError('IllegalMove', 'The contact is not connected');
  const { contact } = assignment;
  if (!servesCustomer(contact)) throw new WorldError('IllegalMove', 'Who only listens cannot invite');
  const pending = pendingInvitations(world, contact);
  if (pending.some(({ invitation }) => purpose === 'transfer' || invitation?.purpose === 'transfer')) {
    throw new WorldError('IllegalMove', 'A transfer is under way');
  }
  const present = contact.participants.filter(
    ({ role, state }) => state === 'joined' && (role === 'CUSTOMER' || role === 'AGENT'),
  );
  if (purpose === 'join' && present.length + pending.length >= mostParticipants) {
    throw new WorldError('TooManyParticipants', `A chat has at most ${mostParticipants} participants`);
  }
  const segment = segmentFor(world, contact, { quickConnect, purpose });
  if (purpose === 'join') postEvent(world, contact, 'participantInvited');
  world.events.emit({ type: 'contact', contact: segment });
  routeContacts(world);
  const { login: wanted } = segment.invitation ?? {};
  if (wanted !== undefined && segment.state === 'queued') failInvitation(world, segment);
  touchConversation(world, contact);
  return segment;
}

/** Nobody comes. Whoever is with the customer goes on; when nobody is, the contact waits on. Answers whether it failed. */
export function failInvitation(world: World, segment: Contact): boolean {
  const staying = liveSegments(world, segment).find((each) => each.state === 'connected' && servesCustomer(each));
  if (staying === undefined) return false;
  closeSegment(world, segment);
  postEvent(world, staying, 'transferFailed');
  touchConversation(world, staying);
  return true;
}

/** Pages of everybody in the conversation have something new to show. */
export function touchConversation(world: World, contact: Contact): void {
  const segments = liveSegments(world, contact);
  for (const agent of world.agents.values()) {
    if (segments.some(({ id }) => agent.assignments.has(id))) touchAgent(world, agent);
  }
}

type Wanted = Pick<InvitationRequest, 'quickConnect' | 'purpose'>;

function segmentFor(world: World, contact: Contact, { quickConnect, purpose }: Wanted): Contact {
  const agent = world.instance.agents.find(({ id }) => id === quickConnect.agentId);
  return addSegment(world, contact, {
    initiationMethod: 'TRANSFER',
    state: 'queued',
    queue: world.instance.queues.find(({ id }) => id === quickConnect.queueId) ?? contact.queue,
    enqueuedAt: world.clock.now(),
    invitation: {
      fromContactId: contact.id,
      connectionId: world.ids.uuid(),
      quickConnect,
      purpose,
      ...(agent !== undefined && { login: agent.login }),
    },
  });
}
