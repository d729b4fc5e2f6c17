import { takeState } from './agent-state.ts';
import { clearContact } from './clear-contact.ts';
import { clearOtherContact } from './other-contacts.ts';
import { routeContacts } from './route-contacts.ts';
import type { Agent } from './state.ts';
import { agentOf, touchAgent, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export interface AgentStateRequest {
  readonly login: string;
  /** Name or ARN of one of the instance's agent states. */
  readonly state: string;
  /** Take the state once the last contact is cleared instead of now. */
  readonly enqueue?: boolean;
}

/**
 * Sets what the agent is available for. With a live contact only the next state can be set;
 * contacts in after contact work (or missed) are cleared by it.
 */
export function putAgentState(world: World, request: AgentStateRequest): void {
  const agent = agentOf(world, request.login);
  const state = world.instance.agentStates.find(({ name, arn }) => name === request.state || arn === request.state);
  if (state === undefined) throw new WorldError('StateNotFound', 'No such agent state');
  if (request.enqueue === true && agent.assignments.size > 0) {
    // Seen with the real service: enqueuing the state one is in takes the enqueued one back (amazon-connect-streams issue 1063).
    if (state.arn === agent.state.arn) delete agent.nextState;
    else agent.nextState = { state, since: world.clock.now() };
    touchAgent(world, agent);
    routeContacts(world);
    return;
  }
  if (hasLiveContact(agent)) throw new WorldError('IllegalMove', 'The agent has a live contact; enqueue the state');
  delete agent.nextState;
  takeState(world, agent, state);
  // A copy: clearing frees slots, and what is offered into them is not to be cleared.
  const held = [...agent.assignments].filter(([, { lingering }]) => !lingering);
  for (const [contactId] of held) clearContact(world, { login: request.login, contactId });
  for (const contact of agent.otherContacts.values()) clearOtherContact(world, agent, contact);
  routeContacts(world);
}

const hasLiveContact = ({ assignments, otherContacts }: Agent): boolean =>
  [...assignments.values(), ...otherContacts.values()].some(
    ({ state }) => state === 'connecting' || state === 'connected',
  );
