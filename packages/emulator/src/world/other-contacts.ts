import type { Agent } from './state.ts';
import { assignmentMoves, type AssignmentState, moved } from './transitions.ts';
import { agentOf, touchAgent, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export const otherChannels = ['voice', 'task', 'email'] as const;
export type OtherChannel = (typeof otherChannels)[number];

/** A contact of another channel: shown to the agent's page and moved from outside, with nothing behind it. */
export interface OtherContact {
  readonly id: string;
  readonly channel: OtherChannel;
  /** Of a task or an e-mail; of a call the number it comes from. */
  readonly name: string;
  state: AssignmentState;
  stateSince: number;
}

export type OtherContactMove = Exclude<keyof typeof assignmentMoves, 'clear'>;
export const otherContactMoves = Object.keys(assignmentMoves).filter((move) => move !== 'clear') as OtherContactMove[];

/** Offers a contact of another channel to an agent. */
export function offerOtherContact(
  world: World,
  { login, channel, name }: { readonly login: string; readonly channel: OtherChannel; readonly name: string },
): OtherContact {
  const agent = agentOf(world, login);
  const now = world.clock.now();
  const contact: OtherContact = { id: world.ids.uuid(), channel, name, state: 'connecting', stateSince: now };
  agent.otherContacts.set(contact.id, contact);
  touchAgent(world, agent);
  return contact;
}

export function moveOtherContact(
  world: World,
  { login, contactId, move }: { readonly login: string; readonly contactId: string; readonly move: OtherContactMove },
): OtherContact {
  const agent = agentOf(world, login);
  const contact = agent.otherContacts.get(contactId);
  if (contact === undefined) throw new WorldError('ContactNotFound', 'The agent has no such contact');
  contact.state = moved(contact.state, assignmentMoves[move], 'The contact');
  contact.stateSince = world.clock.now();
  touchAgent(world, agent);
  return contact;
}

export function clearOtherContact(world: World, agent: Agent, contact: OtherContact): void {
  moved(contact.state, assignmentMoves.clear, 'The contact');
  agent.otherContacts.delete(contact.id);
  touchAgent(world, agent);
}
