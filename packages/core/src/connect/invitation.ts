import type { Invitation } from '../contacts/contact-state.ts';
import { othersIn } from '../contacts/participants.ts';
import type { ContactSnapshot } from './agent-port.ts';

/** What is learned of an invitation. Times are epoch ms. */
export type InvitationFact =
  /** Amazon Connect's data of the contact before and now. */
  | { readonly name: 'seen'; readonly before: ContactSnapshot; readonly now: ContactSnapshot }
  /** The conversation says that a transfer did not work. */
  | { readonly name: 'turnedDown' }
  | { readonly name: 'callOff' }
  | { readonly name: 'failed'; readonly failure: NonNullable<Invitation['failure']> };

type State = Invitation['state'];

/**
 * Legal moves by what is learned in between snapshots; anything else is old news and changes nothing. What the conversation says of a
 * transfer may be of an earlier one that a page brings: once a snapshot has shown this one, the next tells what became of it.
 */
const MOVES: Readonly<Record<Exclude<InvitationFact['name'], 'seen'>, Partial<Record<State, State>>>> = {
  turnedDown: { asking: 'turnedDown' },
  callOff: { ringing: 'callingOff' },
  // A call off that fails leaves the invitation as it was.
  failed: { asking: 'failed', callingOff: 'ringing' },
};

export const isOpen = (invitation: Invitation | undefined): boolean =>
  invitation !== undefined && OPEN.includes(invitation.state);

const OPEN: readonly State[] = ['asking', 'ringing', 'callingOff'];

/** The invitation after a fact; the same object when nothing changed. */
export function afterInvitationFact(invitation: Invitation, fact: InvitationFact, now: number): Invitation {
  const state =
    fact.name === 'seen' ? seenState(invitation.state, fact) : (MOVES[fact.name][invitation.state] ?? invitation.state);
  if (state === invitation.state) return invitation;
  const { failure: _, ...rest } = invitation;
  return { ...rest, state, since: now, ...(fact.name === 'failed' && { failure: fact.failure }) };
}

/** A snapshot is the truth: it also corrects what the conversation or a time limit made us believe. */
function seenState(state: State, { before, now }: Extract<InvitationFact, { name: 'seen' }>): State {
  const isInvited = othersIn(now).some((other) => other.state === 'invited');
  if (isInvited) return state === 'callingOff' ? state : 'ringing';
  if (!OPEN.includes(state)) return state;
  if (joined(now) > joined(before)) return 'joined';
  if (state === 'ringing') return 'turnedDown';
  return state === 'callingOff' ? 'calledOff' : state;
}

const joined = (contact: ContactSnapshot): number => othersIn(contact).filter(({ state }) => state === 'joined').length;
