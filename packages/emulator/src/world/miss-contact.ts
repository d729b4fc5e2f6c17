import { moveAssignment } from './assignment.ts';
import { letPass } from './let-pass.ts';
import { routeContacts } from './route-contacts.ts';
import type { Agent, Assignment } from './state.ts';
import type { World } from './world.ts';

/**
 * The accept window has passed: the contact waits for somebody else, the slot stays taken until it is cleared.
 * Users of Streams report that the real service sometimes says `error` for it.
 */
export function missContact(world: World, agent: Agent, assignment: Assignment): void {
  const target = { operation: 'MissContact', contactId: assignment.contact.id, agent: agent.definition.login };
  const asError = world.faults.strike(['miss-as-error'], target).length > 0;
  moveAssignment(world, agent, assignment, asError ? 'fail' : 'miss');
  letPass(world, assignment);
  routeContacts(world);
}
