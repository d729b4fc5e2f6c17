import { warnOfInactivity } from '../world/inactivity.ts';
import {
  moveOtherContact,
  type OtherChannel,
  type OtherContactMove,
  offerOtherContact,
} from '../world/other-contacts.ts';
import { putAgentState } from '../world/put-agent-state.ts';
import { signOutAgent } from '../world/sign-out-agent.ts';
import type { AssignmentState } from '../world/transitions.ts';
import { updateAgentSettings } from '../world/update-agent-settings.ts';
import { agentOf, type World } from '../world/world.ts';

export type AgentControl = ReturnType<typeof agentControl>;

/** What an agent, or an administrator, does; agents by their login. */
export const agentControl = (world: World) => ({
  /** By the state's name or ARN; with `enqueue` once the last contact is cleared. */
  setState(login: string, state: string, { enqueue = false }: { readonly enqueue?: boolean } = {}): void {
    putAgentState(world, { login, state, enqueue });
  },

  /** Whether chats are connected without the agent's accepting. */
  setAutoAccept(login: string, autoAccept: boolean): void {
    updateAgentSettings(world, login, { autoAccept });
  },

  /** What tokens of later sign-ins say in `roles`, until the next reset. */
  setRoles(login: string, roles: readonly string[]): void {
    world.sessions.setRoles(agentOf(world, login).definition.login, roles);
  },

  /** Everywhere, as by somebody else. */
  signOut(login: string): void {
    signOutAgent(world, login);
  },

  /** Signs the agent out in so many milliseconds, as for doing nothing; a sign of life in a desktop before that calls it off. */
  warnOfInactivity(login: string, ms: number): void {
    warnOfInactivity(world, login, ms);
  },

  /** Offers a contact of another channel, which nothing is behind; answers its id. */
  offerContact(login: string, contact: { readonly channel: OtherChannel; readonly name: string }): string {
    return offerOtherContact(world, { login, ...contact }).id;
  },

  /** Moves such a contact; answers its state. */
  moveContact(login: string, contactId: string, move: OtherContactMove): AssignmentState {
    return moveOtherContact(world, { login, contactId, move }).state;
  },
});
