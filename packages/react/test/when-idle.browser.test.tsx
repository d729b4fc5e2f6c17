import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenIdle } from '../src/ui/when-idle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const moment = (left: number): IdleDeadline => ({ didTimeout: false, timeRemaining: () => left });

test('waits for a moment that is long enough', () => {
  const asked: IdleRequestCallback[] = [];
  vi.stubGlobal('requestIdleCallback', (callback: IdleRequestCallback) => asked.push(callback));
  const called = vi.fn<() => void>();
  whenIdle(called, 10);
  asked[0]?.(moment(9));
  expect(called).not.toHaveBeenCalled();
  asked[1]?.(moment(10));
  expect(called).toHaveBeenCalledOnce();
  expect(asked).toHaveLength(2);
});

test('a browser that does not tell of idle moments has one soon, unless it is not wanted any more', () => {
  vi.stubGlobal('requestIdleCallback', undefined);
  delete (window as Partial<Window>).requestIdleCallback;
  const [called, givenUp] = [vi.fn<() => void>(), vi.fn<() => void>()];
  whenIdle(called, 10);
  whenIdle(givenUp)();
  vi.runAllTimers();
  expect(called).toHaveBeenCalledOnce();
  expect(givenUp).not.toHaveBeenCalled();
});
