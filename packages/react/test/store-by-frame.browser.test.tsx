import { createContactStore } from '@liaison/core';
import { FakeClock } from '@liaison/core/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storeByFrame } from '../src/provider/store-by-frame.ts';

let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  frames = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => frames.push(callback));
  // Nothing but a frame moves these tests on.
  vi.spyOn(window, 'setTimeout').mockReturnValue(0 as never);
});
afterEach(() => vi.restoreAllMocks());

const nextFrame = () => {
  for (const callback of frames.splice(0)) callback(0);
};
const task = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(undefined);
  });

function watched() {
  const store = createContactStore({ clock: new FakeClock() });
  const heard: (number | undefined)[] = [];
  const drawn = storeByFrame(store);
  const stop = drawn.subscribe((state) => heard.push(state.sessionEndsAt));
  const change = (to: number) => store.getState().setSessionEnd(to);
  return { drawn, heard, change, stop, store };
}

test('a change is told at once, all others of the same frame together with the next', async () => {
  const { change, heard } = watched();
  change(1);
  expect(heard).toEqual([1]);
  await task();
  for (const to of [2, 3, 4]) change(to);
  expect(heard).toEqual([1]);
  nextFrame();
  expect(heard).toEqual([1, 4]);
  nextFrame();
  expect(heard).toEqual([1, 4]);
});

test('what drawing changes itself is told at once', async () => {
  const { change, drawn, heard } = watched();
  // As React does.
  drawn.subscribe(({ sessionEndsAt }) => {
    if (sessionEndsAt === 1) queueMicrotask(() => change(5));
  });
  change(1);
  await task();
  expect(heard).toEqual([1, 5]);
});

test('on a page that nobody sees every change is told', async () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const { change, heard } = watched();
  change(1);
  await task();
  change(2);
  expect(heard).toEqual([1, 2]);
});

test('who has stopped listening hears nothing, and no frame is waited for', async () => {
  const cancelled = vi.spyOn(window, 'cancelAnimationFrame');
  const { change, heard, stop } = watched();
  change(1);
  stop();
  expect(cancelled).toHaveBeenCalledOnce();
  change(2);
  expect(heard).toEqual([1]);
});

test('which conversation is open is told at once, for the next key goes there', async () => {
  const { change, drawn, heard, store } = watched();
  const open: (string | undefined)[] = [];
  drawn.subscribe(({ selectedContactId }) => open.push(selectedContactId));
  change(1);
  await task();
  change(2);
  store.getState().selectContact('a');
  expect(open.at(-1)).toBe('a');
  expect(heard).toEqual([1, 2]);
  nextFrame();
  expect(heard).toEqual([1, 2]);
});
