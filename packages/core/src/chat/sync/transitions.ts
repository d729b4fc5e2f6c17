import type { SessionState } from '../session-state.ts';

type Name = SessionState['name'];

/** The legal moves of a session. A move to the same name is a new attempt, or a catch-up that starts over. */
const moves: Readonly<Record<Name, readonly Name[]>> = {
  idle: ['connecting', 'ended'],
  connecting: ['connecting', 'catchingUp', 'interrupted', 'failed', 'ended'],
  catchingUp: ['catchingUp', 'live', 'interrupted', 'connecting', 'failed', 'ended'],
  live: ['catchingUp', 'interrupted', 'connecting', 'failed', 'ended'],
  interrupted: ['catchingUp', 'connecting', 'failed', 'ended'],
  failed: ['connecting', 'ended'],
  ended: [],
};

export const mayMove = (from: Name, to: Name): boolean => moves[from].includes(to);

/** States in which nothing is under way. */
export const isSettled = (name: Name): boolean => name === 'live' || name === 'failed' || name === 'ended';
