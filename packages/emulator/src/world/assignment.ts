import type { Agent, Assignment } from './state.ts';
import { assignmentMoves, moved } from './transitions.ts';
import { touchAgent, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export function assignmentOf(agent: Agent, contactId: string): Assignment {
  const assignment = agent.assignments.get(contactId);
  if (assignment === undefined || assignment.lingering)
    throw new WorldError('ContactNotFound', 'The agent has no such contact');
  return assignment;
}

/** The one way in which an assignment changes its state. */
export function moveAssignment(
  world: World,
  agent: Agent,
  assignment: Assignment,
  move: keyof typeof assignmentMoves,
): void {
  assignment.state = moved(assignment.state, assignmentMoves[move], 'The contact');
  assignment.stateSince = world.clock.now();
  assignment.cancelTimer();
  touchAgent(world, agent);
}
