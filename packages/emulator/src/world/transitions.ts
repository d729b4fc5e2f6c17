import { WorldError } from './world-error.ts';

/** `flow`: the contact flow has the customer; nobody has been asked for yet. */
export type ContactState = 'flow' | 'queued' | 'connecting' | 'connected' | 'ended';
export type AttachmentState = 'started' | 'stored' | 'scanning' | 'approved' | 'rejected';
export type AssignmentState = 'connecting' | 'connected' | 'ended' | 'missed' | 'rejected' | 'error' | 'cleared';

interface Move<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** The contact as the instance sees it. */
export const contactMoves = {
  queue: { from: ['flow'], to: 'queued' },
  offer: { from: ['queued'], to: 'connecting' },
  requeue: { from: ['connecting'], to: 'queued' },
  connect: { from: ['connecting'], to: 'connected' },
  end: { from: ['flow', 'queued', 'connecting', 'connected'], to: 'ended' },
} as const satisfies Record<string, Move<ContactState>>;

/** The same contact as one agent sees it: names as in the agent API. `ended` is after contact work. */
export const assignmentMoves = {
  accept: { from: ['connecting'], to: 'connected' },
  reject: { from: ['connecting'], to: 'rejected' },
  miss: { from: ['connecting'], to: 'missed' },
  fail: { from: ['connecting'], to: 'error' },
  end: { from: ['connected'], to: 'ended' },
  clear: { from: ['ended', 'missed', 'rejected', 'error'], to: 'cleared' },
} as const satisfies Record<string, Move<AssignmentState>>;

/** A file on its way into a conversation. `scanning` and what follows are seen in the chat. */
export const attachmentMoves = {
  store: { from: ['started', 'stored'], to: 'stored' },
  send: { from: ['stored'], to: 'scanning' },
  approve: { from: ['scanning'], to: 'approved' },
  reject: { from: ['scanning'], to: 'rejected' },
} as const satisfies Record<string, Move<AttachmentState>>;

/** Answers the state that `move` leads to, or throws `IllegalMove`. */
export function moved<State extends string>(state: State, move: Move<State>, what: string): State {
  if (!move.from.includes(state)) {
    throw new WorldError('IllegalMove', `${what} is ${state}; this needs ${move.from.join(' or ')}`);
  }
  return move.to;
}
