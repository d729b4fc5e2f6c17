import { signOutAgent } from './sign-out-agent.ts';
import { agentOf, type World } from './world.ts';

/** Has an agent signed out in so many milliseconds, unless there is a sign of life before. A later call replaces an earlier one. */
export function warnOfInactivity(world: World, login: string, ms: number): void {
  const agent = agentOf(world, login);
  agent.inactivity?.cancelTimer();
  const signOut = () => {
    delete agent.inactivity;
    signOutAgent(world, login);
  };
  agent.inactivity = { endsAt: world.clock.now() + ms, cancelTimer: world.clock.setTimer(ms, signOut) };
}

/** The agent is there. */
export function noteActivity(world: World, login: string): void {
  const agent = agentOf(world, login);
  agent.inactivity?.cancelTimer();
  delete agent.inactivity;
}
