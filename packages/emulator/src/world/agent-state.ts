import type { AgentStateDefinition } from './instance.ts';
import type { Agent } from './state.ts';
import { touchAgent, type World } from './world.ts';

/** Takes the enqueued state once nothing occupies the agent any more. */
export function applyNextState(world: World, agent: Agent): void {
  if (agent.nextState === undefined || agent.assignments.size > 0) return;
  const { state } = agent.nextState;
  delete agent.nextState;
  takeState(world, agent, state);
}

/** The one way in which an agent's state changes. Having been given no work since, the agent queues up last. */
export function takeState(world: World, agent: Agent, state: AgentStateDefinition): void {
  agent.state = state;
  agent.stateSince = world.clock.now();
  world.lastIdleRank += 1;
  agent.idleRank = world.lastIdleRank;
  touchAgent(world, agent);
}
