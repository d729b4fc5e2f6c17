import { readSettings, type RetentionProgress, runRetention, s3Client, type Store, upkeep } from '@liaison/backend';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { namedPeople } from '../support/contact-centre.ts';
import { leastSettings, post, testApp } from '../support/test-app.ts';
import { dropEmptyMonths } from '../../src/privacy/retention/drop-empty-months.ts';
import { forgetEverything, storeContacts, storedContacts } from './support/conversations.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const root = { username: 'root', subject: 'subject-root', roles: ['administrator'] };
const now = new Date('2026-11-23T12:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

const note = (owner: string, days: number) => ({
  kind: 'note' as const,
  owner,
  version: 1,
  content: '{}',
  written_by: 'ada',
  written_at: new Date(daysAgo(days)),
});

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  let app: ReturnType<typeof testApp>['app'];
  let lastLine: string;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    ({ app } = testApp({ store, authenticator: namedPeople }));
  });
  beforeEach(async () => {
    lastLine = await forgetEverything(store);
    await storeContacts(store, [
      { id: 'a-old', queueId: 'sales', at: daysAgo(31) },
      { id: 'b-young', queueId: 'sales', at: daysAgo(29) },
      { id: 'c-older', queueId: 'support', at: daysAgo(100) },
      { id: 'd-unknown-queue', at: daysAgo(40), items: 5 },
      { id: 'e-for-ever', queueId: 'legal', at: daysAgo(3000) },
    ]);
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const setPolicy = async (content: object) => {
    const answer = await app.request('/api/retention-policy', {
      ...post(content, { Authorization: 'Bearer root.administrator', 'If-Match': '"0"' }),
      method: 'PUT',
    });
    expect(answer.status).toBe(200);
  };
  const policy = {
    days: 30,
    queues: [
      { queueId: 'support', days: 101 },
      { queueId: 'legal', days: null },
    ],
  };
  const run = async (more: Partial<Parameters<typeof runRetention>[0]> = {}) => {
    let last: RetentionProgress | undefined;
    const end = await runRetention({
      db: store.db,
      now: () => now,
      agent: root,
      requestId: 'r',
      dryRun: false,
      onProgress: (progress) => void (last = progress),
      signal: new AbortController().signal,
      ...more,
    });
    return { end, last };
  };
  const lines = () =>
    store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('position', '>', lastLine)
      .where('action', '=', 'retention.run')
      .orderBy('position')
      .execute();
  /** Those of batches that were deleted. */
  const runs = async () => (await lines()).filter(({ detail }) => detail?.['droppedMonth'] === undefined);
  const months = async () => {
    const { rows } = await sql<{ month: string }>`
      select relname as month from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = 'item'::regclass order by relname`.execute(store.db);
    return rows.map(({ month }) => month.replace('item_', ''));
  };

  test('without a policy everything is kept', async () => {
    expect(await run()).toEqual({ end: 'complete', last: undefined });
    expect((await storedContacts(store)).contacts).toHaveLength(5);
    expect(await runs()).toEqual([]);
  });

  test('each queue has its own time, every other one the first; what was deleted is on record, without content', async () => {
    await setPolicy(policy);
    expect(await run()).toEqual({ end: 'complete', last: { contacts: 2, items: 7, documents: 0, held: 0 } });
    const kept = ['b-young', 'c-older', 'e-for-ever'];
    expect(await storedContacts(store)).toEqual({ contacts: kept, items: kept });
    expect(await runs()).toEqual([
      expect.objectContaining({
        actor: 'root',
        detail: {
          policyDays: 30,
          policyQueues: policy.queues,
          contacts: [
            { contactId: 'a-old', items: 2, events: 0, attachments: 0, hash: expect.any(String) },
            { contactId: 'd-unknown-queue', items: 5, events: 0, attachments: 0, hash: expect.any(String) },
          ],
          documents: 0,
        },
      }),
    ]);
    expect(await run()).toEqual({ end: 'complete', last: undefined });
  });

  test('a dry run counts the same and deletes nothing', async () => {
    await setPolicy(policy);
    const dry = await run({ dryRun: true });
    expect((await storedContacts(store)).contacts).toHaveLength(5);
    expect(await runs()).toEqual([]);
    expect(dry).toEqual(await run());
  });

  test('nothing under a hold is deleted', async () => {
    await setPolicy({ days: 1 });
    const holds = [{ contactId: 'a-old' }, { contactId: 'not-heard-of' }];
    for (const target of holds) {
      const body = { ...target, reason: 'A lawsuit' };
      await app.request('/api/holds', post(body, { Authorization: 'Bearer root.administrator' }));
    }
    expect(await run()).toEqual({ end: 'complete', last: { contacts: 4, items: 11, documents: 0, held: 1 } });
    expect((await storedContacts(store)).contacts).toEqual(['a-old']);
  });

  test('an item that claims to be of the future keeps nothing, a contact without a time goes with its month', async () => {
    await setPolicy({ days: 10 });
    await forgetContacts();
    await storeContacts(store, [
      { id: 'liar', at: daysAgo(20) },
      { id: 'timeless', at: daysAgo(60), items: 1 },
    ]);
    await store.db
      .updateTable('item')
      .set({ sent_at: new Date('2999-01-01') })
      .where('id', '=', 'liar-0')
      .execute();
    await store.db.deleteFrom('item').where('contact_id', '=', 'timeless').execute();
    await store.db.updateTable('contact').set({ disconnected_at: null }).where('id', '=', 'timeless').execute();
    expect((await run()).last).toMatchObject({ contacts: 2 });
  });
  const forgetContacts = async () => {
    await store.db.deleteFrom('item').execute();
    await store.db.deleteFrom('contact').execute();
  };

  test('notes go with their contact; one of a contact of which nothing was heard goes with its own age', async () => {
    await setPolicy({ days: 30 });
    const notes = [
      note('a-old', 1),
      note('b-young', 99),
      note('silent', 31),
      note('silent-young', 1),
      note('kept', 99),
    ];
    await store.db.insertInto('document').values(notes).execute();
    const body = { contactId: 'kept', reason: 'A lawsuit' };
    await app.request('/api/holds', post(body, { Authorization: 'Bearer root.administrator' }));
    expect((await run({ dryRun: true })).last?.documents).toBe(2);
    expect((await run()).last?.documents).toBe(2);
    const left = await store.db
      .selectFrom('document')
      .select('owner')
      .where('kind', '=', 'note')
      .orderBy('owner')
      .execute();
    expect(left.map(({ owner }) => owner)).toEqual(['b-young', 'kept', 'silent-young']);
  });

  test('an interrupted run keeps what it has done, and the next one goes on', async () => {
    await setPolicy({ days: 1 });
    await storeContacts(
      store,
      Array.from({ length: 250 }, (_unused, index) => ({ id: `x${1000 + index}`, at: daysAgo(9), items: 1 })),
    );
    const stop = new AbortController();
    const first = await run({ onProgress: () => stop.abort(), signal: stop.signal });
    expect(first.end).toBe('interrupted');
    expect((await storedContacts(store)).contacts).toHaveLength(55);
    expect((await run()).last?.contacts).toBe(55);
    expect(await storedContacts(store)).toEqual({ contacts: [], items: [] });
  });

  test('the table of a month goes when nothing of it is left, with a line on record, and comes back when it is needed', async () => {
    await setPolicy({ days: 30 });
    await run();
    expect(await months()).toContain('202610');
    expect(await months()).not.toContain('202608');
    const dropped = (await lines()).flatMap(({ detail }) => detail?.['droppedMonth'] ?? []);
    expect(dropped).toEqual(expect.arrayContaining([201_809, 202_608]));
    await storeContacts(store, [{ id: 'late', at: daysAgo(100) }]);
    expect((await storedContacts(store)).items).toContain('late');
  });

  test('without a policy, and in a dry run, every table stays', async () => {
    const before = await months();
    await store.db.deleteFrom('item').execute();
    await store.db.deleteFrom('contact').execute();
    await run();
    await setPolicy({ days: 1 });
    await run({ dryRun: true });
    expect(await months()).toEqual(before);
  });

  test('while retention drops empty months, no item of a new contact is lost', async () => {
    await setPolicy({ days: 1 });
    await run();
    const ids = Array.from({ length: 12 }, (_unused, index) => `n${100 + index}`);
    const written = storeContacts(
      store,
      ids.map((id, index) => ({ id, at: daysAgo(100 + (index % 4) * 31), items: 1 })),
    );
    const stop = new AbortController();
    const dropping = (async () => {
      // Everything is kept and the months before are dropped over and over, as far as they are empty.
      while (!stop.signal.aborted) await dropEmptyMonths(store.db, 202612, async () => {});
    })();
    await written;
    stop.abort();
    await dropping;
    expect((await storedContacts(store)).items).toEqual(ids);
  });

  test('several at once delete everything once', async () => {
    await setPolicy({ days: 1 });
    const ended = await Promise.all([run(), run(), run()]);
    expect(ended.reduce((sum, { last }) => sum + (last?.contacts ?? 0), 0)).toBe(5);
    expect(await storedContacts(store)).toEqual({ contacts: [], items: [] });
  });

  test('of several servers that look, one runs what is due, and again when it is due again', async () => {
    await setPolicy({ days: 1 });
    let time = now;
    const logged: string[] = [];
    const logger = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
    const settings = readSettings({ ...leastSettings, ...database.environment });
    const look = () =>
      upkeep(
        { settings, store, logger, s3: s3Client(settings.aws), now: () => time, newId: () => 'r' },
        new AbortController().signal,
      );
    await Promise.all([look(), look(), look()]);
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ end: 'complete', contacts: 5 });
    expect((await runs())[0]).toMatchObject({ actor: 'retention', role: 'administrator' });
    await storeContacts(store, [{ id: 'z', at: daysAgo(9) }]);
    time = new Date(now.getTime() + 23 * 3_600_000);
    await look();
    expect((await storedContacts(store)).contacts).toEqual(['z']);
    time = new Date(now.getTime() + 24 * 3_600_000);
    await Promise.all([look(), look()]);
    expect((await storedContacts(store)).contacts).toEqual([]);
  });

  test('a run whose server died is taken over when its lease is over', async () => {
    await setPolicy({ days: 1 });
    await store.db.insertInto('scheduled_task').values({ name: 'retention', due_at: now }).execute();
    const lease = new Date(now.getTime() + 15 * 60_000);
    const { takeTurn } = await import('../../src/privacy/retention/schedule.ts');
    expect(await takeTurn(store.db, { task: 'retention', now, leaseMs: 15 * 60_000 })).toBe(true);
    expect(await takeTurn(store.db, { task: 'retention', now, leaseMs: 15 * 60_000 })).toBe(false);
    expect(await takeTurn(store.db, { task: 'retention', now: lease, leaseMs: 15 * 60_000 })).toBe(true);
  });

  test.each([
    { days: 0 },
    { days: 1.5 },
    {},
    {
      days: 1,
      queues: [
        { queueId: 'a', days: 1 },
        { queueId: 'a', days: 2 },
      ],
    },
  ])('the policy %j is refused', async (content) => {
    const answer = await app.request('/api/retention-policy', {
      ...post(content, { Authorization: 'Bearer root.administrator', 'If-Match': '"0"' }),
      method: 'PUT',
    });
    expect(answer.status).toBe(400);
  });
});
