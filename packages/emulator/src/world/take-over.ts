import { moveAssignment } from './assignment.ts';
import type { DisconnectReason } from './disconnect-reason.ts';
import { postEvent } from './post-item.ts';
import { closeSegment } from './segments.ts';
import type { Contact, Participant } from './state.ts';
import { agentOf, type World } from './world.ts';

/** The agent of a contact leaves a conversation that goes on in another one. The agent goes to after contact work. */
export function leaveSegment(
  world: World,
  contact: Contact,
  { leaver, reason = 'AGENT_DISCONNECT' }: { readonly leaver: Participant; readonly reason?: DisconnectReason },
): void {
  postEvent(world, contact, 'participantLeft', leaver);
  leaver.state = 'left';
  const agent = agentOf(world, leaver.agentLogin ?? '');
  const assignment = agent.assignments.get(contact.id);
  if (assignment?.state === 'connected') moveAssignment(world, agent, assignment, 'end');
  closeSegment(world, contact, reason);
}

/** The conversation passes from those who are with the customer to the contact that one of them has asked for. */
export function takeOver(world: World, from: readonly Contact[]): void {
  const [first] = from;
  if (first !== undefined) postEvent(world, first, 'transferSucceeded');
  for (const contact of from) {
    const leaver = contact.participants.find(
      ({ contactId, role, state }) =>
        contactId === contact.id && (role === 'AGENT' || role === 'SUPERVISOR') && state === 'joined',
    );
    if (leaver !== undefined) leaveSegment(world, contact, { leaver });
  }
}
