import { erase, ingestItems, ItemSource, runRetention, type Store } from '@liaison/backend';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeRetentionPolicy } from '../../src/privacy/retention/retention-policy.ts';
import { setHold } from '../../src/privacy/holds/holds.ts';
import { chatItem, now } from './support/chat-items.ts';
import { storeContacts, storedContacts } from './support/conversations.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

/** The embedded database has one connection, and so nobody in the middle of anything. */
const postgres = databases.find(([name]) => name === 'PostgreSQL')![1];

const agent = { username: 'root', subject: 'subject-root', roles: ['administrator'] };
const by = { agent, requestId: 'r', at: now };

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await postgres();
  store = openStore(database);
  await storeContacts(store, [{ id: 'silent', at: '2026-01-05T09:00:00.000Z' }, { id: 'nobodys' }]);
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

/** Writes something, waits until a deletion waits for it, and is done with it then. */
async function meanwhile(write: (db: Store['db']) => Promise<unknown>, deletion: () => Promise<unknown>) {
  const isWaiting = async () => {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%for update%'`.execute(store.db);
    return rows.length > 0;
  };
  let deleted: Promise<unknown> | undefined;
  await store.db.transaction().execute(async (transaction) => {
    await write(transaction);
    deleted = deletion();
    deleted.catch(() => {});
    await expect.poll(isWaiting).toBe(true);
  });
  return deleted;
}

test('an erasure that waited for what tells whose a contact is sees the hold on that customer', async () => {
  await setHold(store.db, { ...by, holdId: 'hold', customerId: 'cleo', reason: 'A lawsuit' });
  const erased = meanwhile(
    (db) => db.updateTable('contact').set({ customer_id: 'cleo' }).where('id', '=', 'nobodys').execute(),
    () => erase(store.db, { ...by, contactId: 'nobodys', reason: 'Asked to', exceptHeld: false, dryRun: false }),
  );
  await expect(erased).rejects.toMatchObject({ name: 'UnderHold' });
  expect((await storedContacts(store)).items).toContain('nobodys');
});

test('retention that waited for a message of a contact that was silent for long leaves the contact alone', async () => {
  await changeRetentionPolicy(store.db, { days: 30, queues: [] }, by);
  const item = chatItem('at last', {
    ContactId: 'silent',
    InitialContactId: 'silent',
    AbsoluteTime: now.toISOString(),
  });
  await meanwhile(
    (db) => ingestItems(db, [{ source: ItemSource.stream, items: [item] }], now),
    () =>
      runRetention({
        ...by,
        db: store.db,
        now: () => now,
        dryRun: false,
        onProgress: () => {},
        signal: new AbortController().signal,
      }),
  );
  expect((await storedContacts(store)).contacts).toEqual(['nobodys', 'silent']);
});
