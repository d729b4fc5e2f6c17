import {
  combineQuickResponses,
  type QuickResponse,
  type QuickResponsesFound,
  type QuickResponseSource,
} from '@liaison/core';
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

it('what one source has is told while another is slow, and that one failed', async () => {
  const slow = Promise.withResolvers<readonly QuickResponse[]>();
  const found: QuickResponsesFound[] = [];
  const sources = [{ search: () => slow.promise }, source(response('hi', 'hi')), failing];
  const all = combineQuickResponses(sources).search(
    { text: 'h', contactId: 'c1' },
    { signal: new AbortController().signal, onFound: (now) => found.push(now) },
  );
  await Promise.resolve();
  await Promise.resolve();
  expect(found.at(-1)).toEqual({ responses: [response('hi', 'hi')], waiting: true, failed: true });
  slow.resolve([response('own', 'own')]);
  expect((await all).map(({ id }) => id)).toEqual(['own', 'hi']);
  expect(found.at(-1)).toMatchObject({ waiting: false, failed: true });
});
