import { moveAssignment } from './assignment.ts';
import { postEvent } from './post-item.ts';
import { closeSegment } from './segments.ts';
import type { Contact, Participant } from './state.ts';
import { agentOf, type World } from './world.ts';

/** The agent of a contact leaves a conversation that goes on in another one. The agent goes to after contact work. */
export function leaveSegment(world: World, contact: Contact, leaver: Participant): void {
  postEvent(world, contact, 'participantLeft', leaver);
  leaver.state = 'left';
  const agent = agentOf(world, leaver.agentLogin ?? '');
  const assignment = agent.assignments.get(contact.id);
  if (assignment?.state === 'connected') moveAssignment(world, agent, assignment, 'end');
  closeSegment(world, contact);
}

/** The conversation passes from one agent to the contact that the agent has asked for. */
export function takeOver(world: World, from: Contact): void {
  const leaver = from.participants.find(
    ({ contactId, role, state }) =>
      contactId === from.id && (role === 'AGENT' || role === 'SUPERVISOR') && state === 'joined',
  );
  postEvent(world, from, 'transferSucceeded');
  if (leaver !== undefined) leaveSegment(world, from, leaver);
}
