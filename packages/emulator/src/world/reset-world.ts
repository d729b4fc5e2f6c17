import { createAgents, type World } from './world.ts';

/** Back to the seeded instance: no contacts, every agent offline. Who is signed in stays signed in. */
export function resetWorld(world: World): void {
  for (const contact of world.contacts.values()) for (const cancel of contact.timers.values()) cancel();
  for (const [login, agent] of world.agents) {
    for (const assignment of agent.assignments.values()) assignment.cancelTimer();
    agent.inactivity?.cancelTimer();
    const fresh = createAgents(world.instance, world.clock.now()).find(({ definition }) => definition.login === login);
    if (fresh !== undefined) world.agents.set(login, { ...fresh, version: agent.version + 1 });
    world.events.emit({ type: 'agent', login });
  }
  world.contacts.clear();
  world.participants.clear();
  world.attachments.clear();
  world.sessions.resetRoles();
  world.multiPartyChat = world.instance.multiPartyChat;
  world.idempotentResults.clear();
  world.credentials.participantTokens.clear();
  world.credentials.connectionTokens.clear();
  world.events.emit({ type: 'reset' });
}
