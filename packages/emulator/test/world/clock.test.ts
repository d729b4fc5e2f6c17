import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AdvanceableClock, ManualClock, RunningClock } from '../../src/world/clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each<[string, () => AdvanceableClock]>([
  ['a clock that stands still', () => new ManualClock()],
  ['a clock that runs', () => new RunningClock()],
])('%s', (_, create) => {
  test('moved ahead, runs in order what falls due by then, and nothing else', () => {
    const clock = create();
    const ran: string[] = [];
    clock.setTimer(300, () => ran.push('third'));
    clock.setTimer(100, () => ran.push('first'));
    clock.setTimer(200, () => ran.push('second'));
    clock.setTimer(301, () => ran.push('too late'));
    const start = clock.now();
    clock.advance(300);
    expect(ran).toEqual(['first', 'second', 'third']);
    expect(clock.now()).toBe(start + 300);
    clock.advance(1);
    expect(ran).toHaveLength(4);
  });

  test('runs no timer that was cancelled, even by one that ran just before', () => {
    const clock = create();
    const ran: string[] = [];
    const cancel = clock.setTimer(20, () => ran.push('cancelled'));
    clock.setTimer(10, cancel);
    clock.advance(50);
    expect(ran).toEqual([]);
  });
});

test('a clock that runs lets timers come sooner by what it was moved ahead, and by itself', () => {
  const clock = new RunningClock();
  const ran: number[] = [];
  clock.setTimer(1000, () => ran.push(clock.now()));
  const due = clock.now() + 1000;
  clock.advance(400);
  vi.advanceTimersByTime(599);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual([due]);
});
