import { assignmentOf, moveAssignment } from './assignment.ts';
import { requeueContact } from './requeue-contact.ts';
import { routeContacts } from './route-contacts.ts';
import { agentOf, type World } from './world.ts';

/** The agent declines: the contact waits for somebody else, the slot stays taken until it is cleared. */
export function rejectContact(world: World, { login, contactId }: { login: string; contactId: string }): void {
  const agent = agentOf(world, login);
  const assignment = assignmentOf(agent, contactId);
  moveAssignment(world, agent, assignment, 'reject');
  requeueContact(world, assignment);
  routeContacts(world);
}
