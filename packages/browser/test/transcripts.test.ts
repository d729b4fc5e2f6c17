import { textItem } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { createTranscripts } from '../src/api/transcripts.ts';
import type { ApiCall } from '../src/index.ts';

function setUp(answer: unknown) {
  const calls: ApiCall[] = [];
  const transcripts = createTranscripts(<Answer>(call: ApiCall) => {
    calls.push(call);
    return Promise.resolve(answer as Answer);
  });
  return { calls, transcripts };
}

const { signal } = new AbortController();

describe('transcripts', () => {
  it('stores items of a contact', async () => {
    const { calls, transcripts } = setUp({ stored: 1, unchanged: 0, unreadable: 0 });
    const items = [textItem({ id: 'a' })];
    await transcripts.store('c/1', items, { signal });
    expect(calls).toEqual([{ method: 'POST', path: '/api/contacts/c%2F1/items', body: { items }, signal }]);
  });

  it('reads a conversation from its newest end, a page at a time', async () => {
    const masked = [{ field: 'Content', kind: 'card', start: 0, end: 3 }];
    const item = {
      ...textItem({ id: 'a' }),
      ContactId: 'c1',
      Masked: masked,
      Revealable: true as const,
      Attachments: [],
    };
    const { calls, transcripts } = setUp({ contacts: [], items: [item, { Id: '' }], next: 'more' });
    const page = await transcripts.read('c1', { limit: 100, cursor: 'here' }, { signal });
    expect(calls[0]).toMatchObject({
      method: 'GET',
      path: '/api/contacts/c1/thread',
      query: { from: 'end', limit: 100, cursor: 'here' },
    });
    expect(page).toEqual({ items: [item], next: 'more' });
  });

  it('reveals one item, with the reason', async () => {
    const item = { ...textItem({ id: 'a/b' }), ContactId: 'c0' };
    const { calls, transcripts } = setUp(item);
    const request = { itemId: 'a/b', itemContactId: 'c0', reason: 'to refund' };
    expect(await transcripts.reveal('c1', request, { signal })).toEqual(item);
    expect(calls[0]).toMatchObject({
      method: 'POST',
      path: '/api/contacts/c1/items/a%2Fb/reveal',
      body: { itemContactId: 'c0', reason: 'to refund' },
    });
  });
});
