import { assignmentOf, moveAssignment } from './assignment.ts';
import { startIdleTimers } from './idle-timers.ts';
import { touchConversation } from './invite.ts';
import { postEvent } from './post-item.ts';
import { othersWithCustomer } from './segments.ts';
import { takeOver } from './take-over.ts';
import { contactMoves, moved } from './transitions.ts';
import { agentOf, type World } from './world.ts';

export function acceptContact(world: World, { login, contactId }: { login: string; contactId: string }): void {
  const agent = agentOf(world, login);
  const assignment = assignmentOf(agent, contactId);
  moveAssignment(world, agent, assignment, 'accept');
  const { contact, participant } = assignment;
  contact.state = moved(contact.state, contactMoves.connect, 'The contact');
  contact.connectedToAgentAt = world.clock.now();
  if (contact.invitation?.purpose === 'transfer') takeOver(world, othersWithCustomer(world, contact));
  participant.state = 'joined';
  postEvent(world, contact, 'participantJoined', participant);
  world.events.emit({ type: 'contact', contact });
  startIdleTimers(world, contact);
  touchConversation(world, contact);
}
