import { applyNextState } from './agent-state.ts';
import { assignmentOf, moveAssignment } from './assignment.ts';
import { routeContacts } from './route-contacts.ts';
import type { Agent, Assignment } from './state.ts';
import { assignmentMoves, moved } from './transitions.ts';
import { agentOf, type World } from './world.ts';

/** Ends after contact work, or takes note of a missed or rejected contact: the slot is free. */
export function clearContact(world: World, { login, contactId }: { login: string; contactId: string }): void {
  const agent = agentOf(world, login);
  const assignment = assignmentOf(agent, contactId);
  const [struck] = world.faults.strike(['linger'], { operation: 'ClearContact', contactId, agent: login });
  if (struck === undefined) return release(world, agent, assignment);
  moved(assignment.state, assignmentMoves.clear, 'The contact');
  assignment.lingering = true;
  assignment.cancelTimer = world.clock.setTimer(struck.effect.ms, () => release(world, agent, assignment));
}

function release(world: World, agent: Agent, assignment: Assignment): void {
  moveAssignment(world, agent, assignment, 'clear');
  const { contact } = assignment;
  const { login } = agent.definition;
  agent.assignments.delete(contact.id);
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
