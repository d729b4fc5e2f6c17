import { assignmentOf, moveAssignment } from './assignment.ts';
import { letPass } from './let-pass.ts';
import { routeContacts } from './route-contacts.ts';
import { agentOf, type World } from './world.ts';

/** The agent declines: the contact waits for somebody else, the slot stays taken until it is cleared. */
export function rejectContact(world: World, { login, contactId }: { login: string; contactId: string }): void {
  const agent = agentOf(world, login);
  const assignment = assignmentOf(agent, contactId);
  moveAssignment(world, agent, assignment, 'reject');
  letPass(world, assignment);
  routeContacts(world);
}
