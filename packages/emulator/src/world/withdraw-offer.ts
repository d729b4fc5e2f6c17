import { moveAssignment } from './assignment.ts';
import type { Contact } from './state.ts';
import { agentOf, type World } from './world.ts';

/** Stops ringing: the agent it was offered to has missed the contact. */
export function withdrawOffer(world: World, contact: Contact): void {
  if (contact.agentLogin === undefined) return;
  const agent = agentOf(world, contact.agentLogin);
  const assignment = agent.assignments.get(contact.id);
  if (assignment?.state !== 'connecting') return;
  moveAssignment(world, agent, assignment, 'miss');
  assignment.participant.state = 'left';
}
