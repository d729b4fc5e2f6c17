import { combineQuickResponses, type QuickResponse, type QuickResponseSource } from '@liaison/core';
import { expect, it } from 'vitest';

const response = (id: string, shortcut: string): QuickResponse => ({ id, name: id, shortcut, content: id });
const source = (...responses: readonly QuickResponse[]): QuickResponseSource => ({
  search: () => Promise.resolve(responses),
});
const failing: QuickResponseSource = { search: () => Promise.reject(new Error('down')) };
const search = async (...sources: readonly QuickResponseSource[]) => {
  const found = await combineQuickResponses(sources).search(
    { text: 'h', contactId: 'c1' },
    { signal: new AbortController().signal },
  );
  return found.map(({ id }) => id);
};

it('the first source comes first, and a shortcut stands once', async () => {
  const own = source(response('own hi', 'hi'), response('nameless', ''));
  const connect = source(response('their hi', 'HI'), response('bye', 'bye'), response('also nameless', ''));
  expect(await search(own, connect)).toEqual(['own hi', 'nameless', 'bye', 'also nameless']);
});

it('a source that fails hides no other, and all that fail are a failure', async () => {
  expect(await search(failing, source(response('hi', 'hi')))).toEqual(['hi']);
  await expect(search(failing, failing)).rejects.toThrow('down');
  expect(await search()).toEqual([]);
});
