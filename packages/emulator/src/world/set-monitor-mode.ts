import { assignmentOf } from './assignment.ts';
import { touchConversation } from './invite.ts';
import { postEvent } from './post-item.ts';
import { handOverCustomer } from './segments.ts';
import type { Contact, MonitorMode, Participant } from './state.ts';
import { agentOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** A supervisor barges in, and is a participant like another agent from then on; or only listens again. */
export function setMonitorMode(
  world: World,
  { login, contactId, mode }: { login: string; contactId: string; mode: MonitorMode },
): void {
  const { contact, participant, state } = assignmentOf(agentOf(world, login), contactId);
  const { monitoring } = contact;
  if (monitoring === undefined || state !== 'connected') {
    throw new WorldError('IllegalMove', 'The contact is not being monitored');
  }
  if (!monitoring.capabilities.includes(mode)) throw new WorldError('NotPermitted', `The supervisor may not ${mode}`);
  if (monitoring.mode === mode) return;
  if (mode === 'BARGE') bargeIn(world, contact, participant);
  else listenAgain(world, contact, participant);
  monitoring.mode = mode;
  if (contact.customer.contactId === contact.id) handOverCustomer(world, contact);
  touchConversation(world, contact);
}

const isPresent = (role: Participant['role']) => (other: Participant) =>
  other.role === role && other.state === 'joined';

/** One at a time (feature specifications). */
function bargeIn(world: World, contact: Contact, supervisor: Participant): void {
  if (contact.participants.some(isPresent('SUPERVISOR'))) {
    throw new WorldError('IllegalMove', 'Another supervisor has barged in');
  }
  supervisor.state = 'joined';
  postEvent(world, contact, 'participantJoined', supervisor);
}

/** Not when nobody else would be with the customer (Streams, `hasTwoActiveParticipants`). */
function listenAgain(world: World, contact: Contact, supervisor: Participant): void {
  if (!contact.participants.some(isPresent('AGENT'))) {
    throw new WorldError('IllegalMove', 'Nobody else is with the customer');
  }
  postEvent(world, contact, 'participantLeft', supervisor);
  supervisor.state = 'listening';
}
