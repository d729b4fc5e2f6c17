import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import type { EarlierNotesResponse, ThreadResponse } from '@liaison/protocol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AwsStub, startAwsStub } from '../support/aws-stub.ts';
import { testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const asAda = { headers: { Authorization: 'Bearer ada' } };
const at = (minute: number) => new Date(Date.UTC(2026, 9, 31, 23, minute)).toISOString();

const say = (minute: number, ContactId: string, InitialContactId: string) =>
  chatItem(`i${minute}`, { ContactId, InitialContactId, AbsoluteTime: at(minute) });
const ids = ({ items }: ThreadResponse) => items.map(({ Id }) => Id);

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  let aws: AwsStub;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    aws = await startAwsStub();
    aws.replyWith(({ path }) => {
      if (path.startsWith('/users/')) return { status: 200, body: { User: { Username: path.split('/').at(-1) } } };
      const agent = /\/(second|returned|silent|private)$/.test(path) ? 'ada' : 'bo';
      return { status: 200, body: { Contact: { AgentInfo: { Id: agent } } } };
    });
    const items = [
      ...[0, 1, 2].map((minute) => say(minute, 'past', 'past')),
      ...[20, 21, 22].map((minute) => say(minute, 'first', 'first')),
      ...[30, 31, 70].map((minute) => say(minute, 'second', 'first')),
      say(50, 'another', 'another'),
      say(200, 'returned', 'returned'),
      chatItem('secret', { ContactId: 'private', InitialContactId: 'private', Content: 'It is 4111 1111 1111 1111.' }),
    ];
    await ingestItems(store.db, [{ source: ItemSource.stream, items }], now);
    await store.db.updateTable('contact').set({ related_contact_id: 'first' }).where('id', '=', 'returned').execute();
    await store.db.updateTable('contact').set({ related_contact_id: 'past' }).where('id', '=', 'second').execute();
    // A circle, which Amazon Connect would never make.
    await store.db.updateTable('contact').set({ related_contact_id: 'returned' }).where('id', '=', 'past').execute();
  });
  afterAll(async () => {
    await aws[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const server = () => testApp({ store, aws: aws.url }).app;
  const ask = (path: string) => server().request(`/api/contacts/${path}`, asAda);
  const page = async (path: string) => (await (await ask(path)).json()) as ThreadResponse;
  const all = [0, 1, 2, 20, 21, 22, 30, 31, 70, 200].map((minute) => `i${minute}`);

  test.each(['second', 'returned'])('from %s, it is one thread across transfers, returns and months', async (id) => {
    const thread = await page(`${id}/thread`);
    expect(ids(thread)).toEqual(all);
    expect(thread.contacts.map(({ contactId }) => contactId).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'first',
      'past',
      'returned',
      'second',
    ]);
    expect(thread.items[0]).toEqual(
      chatItem('i0', { ContactId: 'past', InitialContactId: undefined, AbsoluteTime: at(0) }),
    );
    expect(thread.next).toBeUndefined();
  });

  test('notes on the other contacts of the conversation are there for whoever may read it, and each reading is in the log', async () => {
    const texts = { second: 'mine', first: 'Was angry', past: ' ', another: 'of somebody else' };
    for (const [owner, text] of Object.entries(texts)) {
      const written = { version: 1, content: JSON.stringify({ text }), written_by: 'bo', written_at: now };
      await store.db
        .insertInto('document')
        .values({ kind: 'note', owner, ...written })
        .execute();
    }
    const answer = (await (await ask('second/earlier-notes')).json()) as EarlierNotesResponse;
    expect(answer.notes).toEqual([
      { contactId: 'first', version: 1, content: { text: 'Was angry' }, writtenBy: 'bo', writtenAt: now.toISOString() },
    ]);
    expect((await ask('another/earlier-notes')).status).toBe(403);
    const log = await store.db
      .selectFrom('audit_entry')
      .select(['contact_id'])
      .where('action', '=', 'note.read')
      .execute();
    expect(log).toEqual([{ contact_id: 'first' }]);
  });

  test.each([
    ['start', 1],
    ['start', 3],
    ['start', 5],
    ['end', 1],
    ['end', 4],
    ['end', 10],
  ])('pages from the %s, %d at a time, show every item once and in order', async (from, limit) => {
    const pages: string[][] = [];
    let next: string | undefined;
    do {
      const cursor: string = next === undefined ? '' : `&cursor=${next}`;
      const thread = await page(`second/thread?from=${from}&limit=${limit}${cursor}`);
      pages.push(ids(thread));
      next = thread.next;
    } while (next !== undefined);
    expect(pages).toHaveLength(Math.ceil(all.length / limit));
    expect((from === 'start' ? pages : pages.toReversed()).flat()).toEqual(all);
  });

  test('a contact of which nothing was heard has an empty thread', async () => {
    expect(await page('silent/thread')).toEqual({ contacts: [], items: [] });
  });

  test('an id that no database takes is refused', async () => {
    expect((await ask('a%00b/thread')).status).toBe(400);
  });

  test('what the reader may not see is masked, and shown as it is where the settings say so', async () => {
    const [masked] = (await page('private/thread')).items;
    expect(masked).toMatchObject({
      Content: 'It is [card number].',
      Masked: [{ field: 'Content', kind: 'card', start: 6, end: 19 }],
    });
    const settings = [
      ['LIAISON_CLEAR_TEXT_FROM', 'agent'],
      ['LIAISON_MASKED', 'email,phone'],
    ];
    for (const setting of settings) {
      const { app } = testApp({ store, aws: aws.url, environment: Object.fromEntries([setting]) });
      const thread = (await (await app.request('/api/contacts/private/thread', asAda)).json()) as ThreadResponse;
      expect(thread.items[0]?.Content).toBe('It is 4111 1111 1111 1111.');
      expect(thread.items[0]?.Masked).toBeUndefined();
    }
  });

  test.each([
    ['agent', true],
    ['nobody', undefined],
  ])('what is masked can be revealed by %s: that is said to this agent as %s', async (from, revealable) => {
    const { app } = testApp({ store, aws: aws.url, environment: { LIAISON_REVEAL_FROM: from } });
    const thread = (await (await app.request('/api/contacts/private/thread', asAda)).json()) as ThreadResponse;
    expect(thread.items[0]?.Revealable).toBe(revealable);
  });

  test("somebody else's contact is refused", async () => {
    const answer = await ask('another/thread');
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('message i50');
  });

  test.each([
    'cursor=x',
    `cursor=${Buffer.from(JSON.stringify([at(0), 'a\u0000', 'b'])).toString('base64url')}`,
    `cursor=${Buffer.from('["yesterday","a","b"]').toString('base64url')}`,
    `cursor=${Buffer.from('["0000-01-01T00:00:00Z","a","b"]').toString('base64url')}`,
    'limit=0',
    'from=middle',
  ])('%s is refused', async (query) => {
    expect((await ask(`second/thread?${query}`)).status).toBe(400);
  });

  const readers = () =>
    store.db
      .selectFrom('audit_entry')
      .select('actor')
      .where('action', '=', 'contact.read')
      .where('contact_id', '=', 'second')
      .execute();

  test('reading is on record', async () => {
    const before = (await readers()).length;
    await page('second/thread');
    expect((await readers()).slice(before)).toEqual([{ actor: 'ada' }]);
  });
});
