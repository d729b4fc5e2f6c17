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
  const heard: (string | undefined)[] = [];
  const drawn = storeByFrame(store);
  const stop = drawn.subscribe((state) => heard.push(state.selectedContactId));
  const select = (contactId: string) => store.getState().selectContact(contactId);
  return { drawn, heard, select, stop };
}

test('a change is told at once, all others of the same frame together with the next', async () => {
  const { heard, select } = watched();
  select('a');
  expect(heard).toEqual(['a']);
  await task();
  for (const contactId of ['b', 'c', 'd']) select(contactId);
  expect(heard).toEqual(['a']);
  nextFrame();
  expect(heard).toEqual(['a', 'd']);
  nextFrame();
  expect(heard).toEqual(['a', 'd']);
});

test('what drawing changes itself is told at once', async () => {
  const { drawn, heard, select } = watched();
  // As React does.
  drawn.subscribe(({ selectedContactId }) => {
    if (selectedContactId === 'a') queueMicrotask(() => select('seen'));
  });
  select('a');
  await task();
  expect(heard).toEqual(['a', 'seen']);
});

test('on a page that nobody sees every change is told', async () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const { heard, select } = watched();
  select('a');
  await task();
  select('b');
  expect(heard).toEqual(['a', 'b']);
});

test('who has stopped listening hears nothing, and no frame is waited for', async () => {
  const cancelled = vi.spyOn(window, 'cancelAnimationFrame');
  const { heard, select, stop } = watched();
  select('a');
  stop();
  expect(cancelled).toHaveBeenCalledOnce();
  select('b');
  expect(heard).toEqual(['a']);
});
