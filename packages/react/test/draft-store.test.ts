import { settle } from '@liaison/core/testing';
import { expect, test, vi } from 'vitest';
import { createDraftStore, type SavedDrafts } from '../src/drafts/draft-store.ts';

const savedDrafts = (texts: Record<string, string>) => ({
  get: vi.fn<SavedDrafts['get']>((contactId) => Promise.resolve(texts[contactId] ?? '')),
  set: vi.fn<SavedDrafts['set']>(() => Promise.resolve()),
});

test('a saved draft shows once it was read', async () => {
  const drafts = createDraftStore(savedDrafts({ a: 'from before' }));
  const changed = vi.fn<() => void>();
  drafts.subscribe(changed);
  expect(drafts.get('a')).toBe('');
  await settle();
  expect(drafts.get('a')).toBe('from before');
  expect(changed).toHaveBeenCalledOnce();
});

test('what was typed meanwhile wins over the saved draft', async () => {
  const drafts = createDraftStore(savedDrafts({ a: 'from before' }));
  drafts.get('a');
  drafts.set('a', 'typed');
  await settle();
  expect(drafts.get('a')).toBe('typed');
});

test('every change is saved for its own contact', () => {
  const saved = savedDrafts({});
  const drafts = createDraftStore(saved);
  drafts.set('a', 'one');
  drafts.set('b', 'two');
  drafts.set('a', '');
  expect(saved.set.mock.calls).toEqual([
    ['a', 'one'],
    ['b', 'two'],
    ['a', ''],
  ]);
});
