import { FakeClock } from '@liaison/core/testing';
import { expect, test, vi } from 'vitest';
import { createTicker } from '../src/provider/ticker.ts';

test('all listeners hear the same tick, once a second', async () => {
  const clock = new FakeClock();
  const ticker = createTicker(clock);
  const seen: number[] = [];
  ticker.subscribe(() => seen.push(ticker.now()));
  ticker.subscribe(() => seen.push(ticker.now()));
  await clock.advance(2000);
  const start = clock.now() - 2000;
  expect(seen).toEqual([start + 1000, start + 1000, start + 2000, start + 2000]);
});

test('nothing ticks while nobody shows a time', async () => {
  const clock = new FakeClock();
  const ticker = createTicker(clock);
  const listener = vi.fn<() => void>();
  const unsubscribe = ticker.subscribe(listener);
  unsubscribe();
  expect(clock.waiting).toBe(0);
  await clock.advance(5000);
  expect(listener).not.toHaveBeenCalled();
});
