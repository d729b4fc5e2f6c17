import type { QuickResponsesApi } from '@liaison/browser';
import { createContactStore } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock, settle } from '@liaison/core/testing';
import type { ListedQuickResponse } from '@liaison/protocol/api';
import { expect, test, vi } from 'vitest';
import { createQuickResponseLibrary } from '../src/quick-responses/quick-response-library.ts';

const stored = (shortcut: string, title: string, queueId?: string): ListedQuickResponse => ({
  shortcut,
  title,
  text: `text of ${shortcut}`,
  version: 1,
  ...(queueId === undefined ? {} : { queueId }),
});

function setUp(responses: readonly ListedQuickResponse[], next?: string) {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  store.getState().applySnapshot(agentSnapshot([contactSnapshot({ contactId: 'c1', queueId: 'q1' })]));
  const search = vi.fn<QuickResponsesApi['search']>(() =>
    Promise.resolve({ quickResponses: responses, ...(next === undefined ? {} : { next }) }),
  );
  const library = createQuickResponseLibrary({ api: { search }, store, clock });
  const find = async (text: string) => {
    const found = await library.search({ text, contactId: 'c1' }, { signal: new AbortController().signal });
    return found.map(({ shortcut }) => shortcut);
  };
  return { clock, find, search };
}

test('what begins like the word comes before what is called like it; other queues are left out', async () => {
  const { find } = setUp([
    stored('bye', 'Good refund news'),
    stored('refund', 'Money back'),
    stored('refund2', 'Money back, Orders', 'q1'),
    stored('refund3', 'Money back, Billing', 'q2'),
    stored('x', 'Something else'),
  ]);
  expect(await find('RE')).toEqual(['refund', 'refund2', 'bye']);
});

test('the library is read once, again when it is old, and serves on while that fails', async () => {
  const { clock, find, search } = setUp([stored('a', 'A')]);
  await Promise.all([find('a'), find('a')]);
  await find('a');
  expect(search).toHaveBeenCalledTimes(1);
  await clock.advance(6 * 60_000);
  search.mockRejectedValueOnce(new Error('down'));
  expect(await find('a')).toEqual(['a']);
  await settle();
  expect(search).toHaveBeenCalledTimes(2);
  await find('a');
  expect(search).toHaveBeenCalledTimes(3);
});

test('a library that does not fit is searched where it lies', async () => {
  const { find, search } = setUp([stored('a', 'A')], 'a');
  expect(await find('a')).toEqual(['a']);
  expect(search).toHaveBeenLastCalledWith({ search: 'a', queueId: 'q1', limit: 50 }, expect.anything());
});
