import type { Clock } from '@liaison/core';
import { expect, it } from 'vitest';
import { watchForSleep } from '../src/platform/sleep-watch.ts';

/** A clock whose timer fires when the test says so, however late. */
function lateClock() {
  let now = 0;
  let timer: (() => void) | undefined;
  const clock: Clock = {
    now: () => now,
    schedule(_delay, callback) {
      timer = callback;
      return () => {
        timer = undefined;
      };
    },
  };
  return {
    clock,
    firesAfter: (ms: number) => {
      now += ms;
      timer?.();
    },
    isSet: () => timer !== undefined,
  };
}

function watch({ hidden = false } = {}) {
  const late = lateClock();
  const woke: number[] = [];
  const end = watchForSleep({
    clock: late.clock,
    isHidden: () => hidden,
    onWake: () => woke.push(late.clock.now()),
  });
  return { ...late, woke, end };
}

it('C1 tells of a machine that slept, each time', () => {
  const { firesAfter, woke } = watch();
  firesAfter(5000);
  firesAfter(600_000);
  firesAfter(5000);
  firesAfter(20_000);
  expect(woke).toEqual([605_000, 630_000]);
});

it('takes a busy page for awake', () => {
  const { firesAfter, woke } = watch();
  firesAfter(14_000);
  expect(woke).toEqual([]);
});

it('takes the timers of a hidden page, which browsers delay, for what they are', () => {
  const { firesAfter, woke } = watch({ hidden: true });
  firesAfter(60_000);
  firesAfter(100_000);
  expect(woke).toEqual([160_000]);
});

it('takes a clock that is set back for no sleep', () => {
  const { firesAfter, woke } = watch();
  firesAfter(-3_600_000);
  firesAfter(5000);
  expect(woke).toEqual([]);
});

it('ends', () => {
  const { end, isSet } = watch();
  end();
  expect(isSet()).toBe(false);
});
