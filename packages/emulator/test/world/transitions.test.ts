import { describe, expect, it } from 'vitest';
import { assignmentMoves, contactMoves, moved } from '../../src/world/transitions.ts';

const tables = [
  {
    what: 'contact',
    moves: contactMoves,
    states: ['flow', 'queued', 'connecting', 'connected', 'ended'],
    legal: {
      queue: { flow: 'queued' },
      offer: { queued: 'connecting' },
      requeue: { connecting: 'queued' },
      connect: { connecting: 'connected' },
      end: { flow: 'ended', queued: 'ended', connecting: 'ended', connected: 'ended' },
    },
  },
  {
    what: 'assignment',
    moves: assignmentMoves,
    states: ['connecting', 'connected', 'ended', 'missed', 'rejected', 'error', 'cleared'],
    legal: {
      accept: { connecting: 'connected' },
      reject: { connecting: 'rejected' },
      miss: { connecting: 'missed' },
      fail: { connecting: 'error' },
      end: { connected: 'ended' },
      clear: { ended: 'cleared', missed: 'cleared', rejected: 'cleared', error: 'cleared' },
    },
  },
] as const;

const cases = tables.flatMap(({ what, moves, states, legal }) =>
  Object.entries(moves).flatMap(([name, move]) =>
    states.map((from) => ({
      what,
      name,
      move,
      from,
      to: (legal as Record<string, Record<string, string>>)[name]?.[from],
    })),
  ),
);

describe('moves (C9)', () => {
  it.each(cases.filter(({ to }) => to !== undefined))('$what: $name from $from leads to $to', ({ move, from, to }) => {
    expect(moved<string>(from, move, 'It')).toBe(to);
  });

  it.each(cases.filter(({ to }) => to === undefined))('$what: $name from $from is refused', ({ move, from }) => {
    expect(() => moved<string>(from, move, 'It')).toThrow(expect.objectContaining({ name: 'IllegalMove' }));
  });
});
