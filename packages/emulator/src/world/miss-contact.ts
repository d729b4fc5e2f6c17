import { moveAssignment } from './assignment.ts';
import { requeueContact } from './requeue-contact.ts';
import { routeContacts } from './route-contacts.ts';
import type { Agent, Assignment } from './state.ts';
import type { World } from './world.ts';

/** The accept window has passed: the contact waits for somebody else, the slot stays taken until it is cleared. */
export function missContact(world: World, agent: Agent, assignment: Assignment): void {
  moveAssignment(world, agent, assignment, 'miss');
  requeueContact(world, assignment);
  routeContacts(world);
}
