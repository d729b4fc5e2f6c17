import { describe, expect, it } from 'vitest';
import { createPastContacts } from '../src/api/past-contacts.ts';
import type { ApiCall } from '../src/index.ts';

describe('past contacts', () => {
  const calls: ApiCall[] = [];
  const past = createPastContacts(<Answer>(call: ApiCall) => {
    calls.push(call);
    return Promise.resolve({} as Answer);
  });

  it('keeps what is searched for out of the address', async () => {
    await past.search({ text: 'secret', agent: 'Ada', cursor: 'more' });
    expect(calls.at(-1)).toEqual({
      method: 'POST',
      path: '/api/contacts/search',
      body: { text: 'secret', agent: 'Ada', cursor: 'more' },
    });
  });

  it('asks for the history and for files by contact', async () => {
    const { signal } = new AbortController();
    await past.history('c/1', { cursor: 'more' }, { signal });
    expect(calls.at(-1)).toMatchObject({ path: '/api/contacts/c%2F1/history', query: { cursor: 'more' }, signal });
    await past.exported('c1', { format: 'html', timeZone: 'Europe/Berlin' });
    expect(calls.at(-1)).toMatchObject({
      path: '/api/contacts/c1/export',
      query: { format: 'html', timeZone: 'Europe/Berlin' },
      answer: 'file',
    });
  });
});
