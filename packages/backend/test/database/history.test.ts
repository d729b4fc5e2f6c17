import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import type { HistoryResponse } from '@liaison/protocol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedPeople, startContactCentre } from '../support/contact-centre.ts';
import { testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

/** Contact, first contact of its conversation, agent, customer; an hour apart. */
const contacts = [
  ['long-ago', 'long-ago', 'bo', 'customer-7'],
  ['own-before', 'own-before', 'ada', 'customer-7'],
  ['somebody-else', 'somebody-else', 'ada', 'customer-8'],
  ['today', 'today', 'ada', 'customer-7'],
  ['today-moved', 'today', 'bo', 'customer-7'],
  ['unknown', 'unknown', 'ada', undefined],
] as const;

const ids = ({ contacts: found }: HistoryResponse) => found.map(({ contactId }) => contactId);
const byCustomer = { LIAISON_CUSTOMER_HISTORY: 'true' };

describe.each(databases)('%s', (_, create) => {
  let centre: Awaited<ReturnType<typeof startContactCentre>>;
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    const known = Object.fromEntries(contacts.map(([id, , agent]) => [id, { agent }]));
    [centre, database] = await Promise.all([startContactCentre({ ...known, unheard: { agent: 'ada' } }), create()]);
    store = openStore(database);
    for (const [hour, [id, initial, agent, customer = null]] of contacts.entries()) {
      const sent = { AbsoluteTime: new Date(Date.UTC(2026, 10, 23, hour)).toISOString() };
      const item = chatItem(`in-${id}`, { ContactId: id, InitialContactId: initial, ...sent });
      await ingestItems(store.db, [{ source: ItemSource.stream, items: [item] }], now);
      const set = { agent_id: `user-${agent}`, customer_id: customer };
      await store.db.updateTable('contact').set(set).where('id', '=', id).execute();
    }
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await centre[Symbol.asyncDispose]();
  });

  const server = (environment: Record<string, string> = {}) =>
    testApp({ store, aws: centre.url, authenticator: namedPeople, environment }).app;
  const ask = (path: string, who: string, environment?: Record<string, string>) =>
    server(environment).request(`/api/contacts/${path}`, { headers: { Authorization: `Bearer ${who}` } });
  const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
  const history = async (...asked: Parameters<typeof ask>) => {
    const answer = await ask(...asked);
    expect(answer.status).toBe(200);
    return (await answer.json()) as HistoryResponse;
  };

  test('a supervisor sees the other contacts of the customer, newest first', async () => {
    const found = await history('today/history', 'sue.supervisor');
    expect(found.customerId).toBe('customer-7');
    expect(ids(found)).toEqual(['own-before', 'long-ago']);
    expect(found.contacts[1]).toMatchObject({ startedAt: '2026-11-23T00:00:00.000Z', messages: 1, agentId: 'user-bo' });
  });

  test('an agent sees own ones, and all of the customer where the policy says so', async () => {
    expect(ids(await history('today/history', 'ada'))).toEqual(['own-before']);
    expect(ids(await history('today/history', 'ada', byCustomer))).toEqual(['own-before', 'long-ago']);
  });

  test('what is listed can be read, and nothing else', async () => {
    expect(await status('long-ago/thread', 'ada')).toBe(403);
    expect(await status('long-ago/thread', 'ada', byCustomer)).toBe(200);
    expect(await status('today-moved/thread', 'ada')).toBe(200);
    expect(await status('today/thread', 'bo')).toBe(200);
    expect(await status('somebody-else/history', 'bo', byCustomer)).toBe(403);
    expect(await status('nowhere/history', 'ada')).toBe(403);
    expect(await status('nowhere/history', 'sue.supervisor')).toBe(403);
  });

  test('without a customer there is no history', async () => {
    expect(await history('unknown/history', 'ada')).toEqual({ contacts: [] });
    expect(await history('unheard/history', 'ada')).toEqual({ contacts: [] });
  });

  test('pages of one show every contact once', async () => {
    const first = await history('today/history?limit=1', 'sue.supervisor');
    const second = await history(`today/history?limit=1&cursor=${first.next}`, 'sue.supervisor');
    expect([...ids(first), ...ids(second)]).toEqual(['own-before', 'long-ago']);
    expect(second.next).toBeUndefined();
    expect((await ask('today/history?cursor=x', 'sue.supervisor')).status).toBe(400);
  });

  test('reading is on record, with the customer', async () => {
    await history('today/history', 'ada');
    const rows = await store.db
      .selectFrom('audit_entry')
      .select(['actor', 'contact_id', 'customer_id'])
      .where('action', '=', 'customer.read')
      .orderBy('position', 'desc')
      .limit(1)
      .execute();
    expect(rows).toEqual([{ actor: 'ada', contact_id: 'today', customer_id: 'customer-7' }]);
  });
});
