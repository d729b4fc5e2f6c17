import { agentOf, touchAgent, type World } from './world.ts';

/** Signs an agent out everywhere, as an administrator does: tokens end at once, sockets close. Chats stay as they are. */
export function signOutAgent(world: World, login: string): void {
  const agent = agentOf(world, login);
  world.sessions.endSessionsOf(login);
  world.events.emit({ type: 'signed out', login });
  touchAgent(world, agent);
}
