import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookUpMessages } from '../../src/archive/look-up-messages.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const day = 86_400_000;
const began = Date.UTC(2025, 1, 3);

interface Said {
  readonly id: string;
  readonly contact: number;
  readonly at: number;
}

/** Contacts over 21 months. Each says something when it begins, and again a minute later, or, every fourth, weeks later. */
const said: readonly Said[] = Array.from({ length: 180 }, (_, contact) => {
  const at = began + contact * 3.5 * day;
  const later = contact % 4 === 0 ? at + 50 * day : at + 60_000;
  return [
    { id: `a${contact}`, contact, at },
    { id: `b${contact}`, contact, at: Math.min(later, now.getTime() - contact) },
  ];
}).flat();

const isPeculiar = ({ contact }: Said) => contact % 6 === 0;

const newest = (matching: readonly Said[]) => matching.toSorted((a, b) => b.at - a.at).map(({ id }) => id);
const conditions = { terms: ['peculiar'], inTime: [], ofContact: [] };

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    const items = said.map((one) =>
      chatItem(one.id, {
        ContactId: `contact-${one.contact}`,
        InitialContactId: `contact-${one.contact}`,
        AbsoluteTime: new Date(one.at).toISOString(),
        Content: `${isPeculiar(one) ? 'Peculiar' : 'Usual'} words`,
      }),
    );
    await ingestItems(store.db, [{ source: ItemSource.stream, items }], now);
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  test.each([1, 3, 5, 20, 100])('the newest %i are those, however the months of contacts overlap', async (limit) => {
    const found = await lookUpMessages(store.db, { ...conditions, limit });
    expect(found.map(({ id }) => id)).toEqual(newest(said.filter(isPeculiar)).slice(0, limit));
  });

  test('within a time and of some contacts, only what was said then and there', async () => {
    const [from, to] = [Date.UTC(2025, 8, 10), Date.UTC(2026, 5, 20)];
    const found = await lookUpMessages(store.db, {
      ...conditions,
      inTime: [
        sql<boolean>`item.sent_at >= ${new Date(from).toISOString()}::timestamptz`,
        sql<boolean>`item.sent_at < ${new Date(to).toISOString()}::timestamptz`,
      ],
      ofContact: [sql<boolean>`contact.id <> 'contact-96'`],
      limit: 10,
    });
    const matching = said.filter((one) => one.at >= from && one.at < to && isPeculiar(one) && one.contact !== 96);
    expect(matching.length).toBeGreaterThan(10);
    expect(found.map(({ id }) => id)).toEqual(newest(matching).slice(0, 10));
  });

  test('what nobody said is not found, and nothing is where nothing was said', async () => {
    expect(await lookUpMessages(store.db, { ...conditions, terms: ['xylophone'], limit: 5 })).toEqual([]);
    expect(await lookUpMessages(store.db, { ...conditions, inTime: [sql<boolean>`false`], limit: 5 })).toEqual([]);
  });
});
