import { applyNextState } from './agent-state.ts';
import { assignmentOf, moveAssignment } from './assignment.ts';
import { routeContacts } from './route-contacts.ts';
import { agentOf, type World } from './world.ts';

/** Ends after contact work, or takes note of a missed or rejected contact: the slot is free. */
export function clearContact(world: World, { login, contactId }: { login: string; contactId: string }): void {
  const agent = agentOf(world, login);
  const assignment = assignmentOf(agent, contactId);
  moveAssignment(world, agent, assignment, 'clear');
  agent.assignments.delete(contactId);
  const { contact } = assignment;
  if (contact.state !== 'ended') {
    contact.passedBy.add(login);
    world.clock.setTimer(world.timing.reofferMs, () => {
      contact.passedBy.delete(login);
      routeContacts(world);
    });
  }
  applyNextState(world, agent);
  routeContacts(world);
}
