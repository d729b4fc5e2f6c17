import { ManualClock } from '../../src/world/clock.ts';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { startChat } from '../../src/world/start-chat.ts';
import type { AssignmentState } from '../../src/world/transitions.ts';
import { createWorld, type World } from '../../src/world/world.ts';

export interface TestWorld {
  readonly world: World;
  readonly clock: ManualClock;
  readonly available: (...logins: string[]) => void;
  /** Starts a chat and answers its id. */
  readonly chat: (displayName?: string) => string;
  /** How the agent sees the contact; `undefined` when it is not the agent's. */
  readonly seenBy: (login: string, contactId: string) => AssignmentState | undefined;
}

export function testWorld({ chatConcurrency = 5 }: { chatConcurrency?: number } = {}): TestWorld {
  const clock = new ManualClock();
  const instance = {
    ...defaultInstance,
    routingProfile: { ...defaultInstance.routingProfile, chatConcurrency },
  };
  const world = createWorld({ clock, seed: 1, instance });
  return {
    world,
    clock,
    available: (...logins) => {
      for (const login of logins) putAgentState(world, { login, state: 'Available' });
    },
    chat: (displayName = 'Cleo') => startChat(world, { displayName, contactFlowId: defaultContactFlowId }).contact.id,
    seenBy: (login, contactId) => world.agents.get(login)?.assignments.get(contactId)?.state,
  };
}
