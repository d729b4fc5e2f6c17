import { createHash } from 'node:crypto';
import { erase, ingestItems, ItemSource, type Store } from '@liaison/backend';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startAwsStub } from '../support/aws-stub.ts';
import { namedPeople } from '../support/contact-centre.ts';
import { post, testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { forgetEverything, storeContacts, storedContacts } from './support/conversations.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const root = { username: 'root', subject: 'subject-root', roles: ['administrator'] };
const write = { version: 1, content: '{"text":"secret"}', written_by: 'ada', written_at: now };

const as = (who: string, body: unknown) => post(body, { Authorization: `Bearer ${who}` });

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  let server: () => ReturnType<typeof testApp>['app'];
  /** The audit log cannot be emptied: what is above this line is of the test at hand. */
  let lastLine: string;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    const { app } = testApp({ store, authenticator: namedPeople });
    server = () => app;
  });
  beforeEach(async () => {
    lastLine = await forgetEverything(store);
    await storeContacts(store, [
      { id: 'c1', customerId: 'cleo' },
      // Handed over: Amazon Connect does not say again whose it is.
      { id: 'c2', initialContactId: 'c1', items: 3 },
      { id: 'c3', customerId: 'cleo', at: '2026-10-01T09:00:00.000Z' },
      { id: 'd1', customerId: 'dora' },
    ]);
    await store.db
      .insertInto('document')
      .values([
        { kind: 'note', owner: 'c2', ...write },
        { kind: 'handoff_card', owner: 'c1', ...write },
        { kind: 'disposition', owner: 'c3', ...write },
        { kind: 'note', owner: 'd1', ...write },
        { kind: 'preferences', owner: 'c1', ...write },
      ])
      .execute();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const eraseCleo = (more: object = {}) =>
    server().request('/api/erasures', as('root.administrator', { customerId: 'cleo', reason: 'Asked to', ...more }));
  const hold = async (target: object) => {
    const answer = await server().request('/api/holds', as('root.administrator', { ...target, reason: 'A lawsuit' }));
    expect(answer.status).toBe(201);
    return (await answer.json()) as { holdId: string };
  };
  const documents = async () =>
    (await store.db.selectFrom('document').select(['kind', 'owner']).orderBy('owner').orderBy('kind').execute()).map(
      ({ kind, owner }) => `${kind} ${owner}`,
    );
  const onRecord = (action: string) =>
    store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('position', '>', lastLine)
      .where('action', '=', action)
      .orderBy('position')
      .execute();

  test('everything of a customer is erased, and nothing of anybody else', async () => {
    const digests = await store.db
      .selectFrom('item')
      .select(['id', 'digest'])
      .where('contact_id', '=', 'c2')
      .orderBy('id')
      .execute();
    const answer = await eraseCleo();
    expect(answer.status).toBe(200);
    expect(await storedContacts(store)).toEqual({ contacts: ['d1'], items: ['d1'] });
    expect(await documents()).toEqual(['preferences c1', 'note d1']);

    const proof = await answer.json();
    const lines = digests.map(({ id, digest }) => `${id} ${digest}`).join('\n');
    expect(proof).toEqual({
      dryRun: false,
      erasedAt: '2026-11-23T09:00:00.000Z',
      contacts: [
        { contactId: 'c1', items: 2, events: 0, attachments: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        {
          contactId: 'c2',
          items: 3,
          events: 0,
          attachments: 0,
          hash: createHash('sha256').update(lines).digest('hex'),
        },
        { contactId: 'c3', items: 2, events: 0, attachments: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
      documents: 3,
      held: 0,
    });
    const [line] = await onRecord('customer.erase');
    const { contacts } = proof as { contacts: object[] };
    expect(line).toMatchObject({
      actor: 'root',
      customer_id: 'cleo',
      reason: 'Asked to',
      detail: { contacts, documents: 3, held: 0 },
    });
    expect(JSON.stringify(line)).not.toContain('message c');
  });

  test('what was erased does not come back, whoever brings it', async () => {
    await eraseCleo();
    const items = [
      chatItem('late', { ContactId: 'c1', InitialContactId: 'c1' }),
      chatItem('new', { ContactId: 'c9', InitialContactId: 'c9' }),
    ];
    for (const source of [ItemSource.file, ItemSource.stream]) {
      const result = await ingestItems(store.db, [{ source, items }], now);
      expect(result.unreadable).toBe(0);
    }
    const event = {
      'detail-type': 'Amazon Connect Contact Event',
      id: 'event-1',
      time: '2026-11-23T09:00:00Z',
      detail: { contactId: 'c2', eventType: 'DISCONNECTED', customerId: 'cleo' },
    };
    await using aws = await startAwsStub();
    const { createIngestion } = await import('../../src/transcripts/ingestion.ts');
    const { s3Client } = await import('../../src/connect/connect-clients.ts');
    const ingestion = createIngestion({
      store,
      s3: s3Client({ region: 'eu-central-1', s3Endpoint: aws.url, maxAttempts: 1 }),
      buckets: new Set(),
      excludedAttributes: new Set(),
      timeoutMs: 1000,
      now: () => now,
    });
    expect(await ingestion.deliver(JSON.stringify(event))).toBe('contact_event');
    expect(await storedContacts(store)).toEqual({ contacts: ['c9', 'd1'], items: ['c9', 'd1'] });
  });

  test('one conversation can be erased by one of its contacts', async () => {
    const answer = await server().request(
      '/api/erasures',
      as('root.administrator', { contactId: 'c2', reason: 'The wrong person' }),
    );
    expect(answer.status).toBe(200);
    expect(await storedContacts(store)).toEqual({ contacts: ['c3', 'd1'], items: ['c3', 'd1'] });
    expect((await onRecord('contact.erase'))[0]).toMatchObject({ contact_id: 'c2', customer_id: null });
  });

  test('a dry run says the same and erases nothing', async () => {
    const before = await storedContacts(store);
    const dry = (await (await eraseCleo({ dryRun: true })).json()) as object;
    expect(await storedContacts(store)).toEqual(before);
    expect(await onRecord('customer.erase')).toEqual([]);
    const proof = (await (await eraseCleo()).json()) as object;
    expect(dry).toEqual({ ...proof, dryRun: true });
  });

  test.each([
    ['the customer', { customerId: 'cleo' }],
    ['one of the contacts', { contactId: 'c3' }],
    ['a contact that is part of the conversation', { contactId: 'c2' }],
  ])('a hold on %s keeps everything, until it is lifted', async (_case, target) => {
    const before = await storedContacts(store);
    const { holdId } = await hold(target);
    const refused = await eraseCleo();
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: 'under_hold' } });
    expect(await storedContacts(store)).toEqual(before);
    const lifted = await server().request(`/api/holds/${holdId}/lift`, as('root.administrator', { reason: 'Settled' }));
    expect(lifted.status).toBe(204);
    expect((await eraseCleo()).status).toBe(200);
    expect((await storedContacts(store)).contacts).toEqual(['d1']);
  });

  test('what no hold keeps can be erased around it', async () => {
    await hold({ contactId: 'c2' });
    const proof = await (await eraseCleo({ exceptHeld: true })).json();
    expect(proof).toMatchObject({ held: 2, documents: 1, contacts: [{ contactId: 'c3' }] });
    expect(await storedContacts(store)).toEqual({ contacts: ['c1', 'c2', 'd1'], items: ['c1', 'c2', 'd1'] });
    expect(await documents()).toEqual(['handoff_card c1', 'preferences c1', 'note c2', 'note d1']);
  });

  test('a note on a contact of which nothing was heard is erased and held like any other', async () => {
    await store.db
      .insertInto('document')
      .values({ kind: 'note', owner: 'silent', ...write })
      .execute();
    const eraseSilent = () =>
      server().request('/api/erasures', as('root.administrator', { contactId: 'silent', reason: 'Asked to' }));
    const { holdId } = await hold({ contactId: 'silent' });
    expect((await eraseSilent()).status).toBe(409);
    await server().request(`/api/holds/${holdId}/lift`, as('root.administrator', { reason: 'Settled' }));
    expect(await (await eraseSilent()).json()).toMatchObject({ contacts: [], documents: 1 });
  });

  test('holds are listed with who set them and why, page by page, and every change is on record', async () => {
    const first = await hold({ customerId: 'cleo' });
    const second = await hold({ customerId: 'cleo' });
    const list = async (query = '') => {
      const answer = await server().request(`/api/holds?${query}`, {
        headers: { Authorization: 'Bearer root.administrator' },
      });
      return (await answer.json()) as { holds: { holdId: string }[]; next?: string };
    };
    const page = await list('limit=1');
    expect(page.holds).toEqual([
      {
        holdId: first.holdId,
        customerId: 'cleo',
        reason: 'A lawsuit',
        setBy: 'root',
        setAt: '2026-11-23T09:00:00.000Z',
      },
    ]);
    expect((await list(`after=${page.next}`)).holds.map(({ holdId }) => holdId)).toEqual([second.holdId]);
    await server().request(`/api/holds/${first.holdId}/lift`, as('root.administrator', { reason: 'One is settled' }));
    expect((await list()).holds.map(({ holdId }) => holdId)).toEqual([second.holdId]);
    expect((await eraseCleo()).status).toBe(409);
    expect((await onRecord('hold.set')).map(({ reason }) => reason)).toEqual(['A lawsuit', 'A lawsuit']);
    expect(await onRecord('hold.lift')).toEqual([
      expect.objectContaining({ reason: 'One is settled', customer_id: 'cleo', detail: { holdId: first.holdId } }),
    ]);
  });

  test.each([
    ['/api/erasures', { reason: 'Asked to' }, 400],
    ['/api/erasures', { reason: 'Asked to', customerId: 'cleo', contactId: 'c1' }, 400],
    ['/api/erasures', { customerId: 'cleo' }, 400],
    ['/api/holds', { reason: 'A lawsuit' }, 400],
    ['/api/holds', { customerId: 'cleo\0', reason: 'A lawsuit' }, 400],
    ['/api/holds/none/lift', { reason: 'A lawsuit' }, 404],
  ])('%s refuses %j', async (path, body, status) => {
    const before = await storedContacts(store);
    expect((await server().request(path, as('root.administrator', body))).status).toBe(status);
    expect(await storedContacts(store)).toEqual(before);
    for (const action of ['customer.erase', 'contact.erase', 'hold.set', 'hold.lift']) {
      expect(await onRecord(action)).toEqual([]);
    }
  });

  test('an interrupted erasure erases nothing', async () => {
    const before = await storedContacts(store);
    const request = { customerId: 'cleo', reason: 'Asked to', exceptHeld: false, dryRun: false };
    const given = { ...request, agent: root, requestId: 'r', at: now, signal: AbortSignal.abort() };
    await expect(erase(store.db, given)).rejects.toThrow('aborted');
    expect(await storedContacts(store)).toEqual(before);
    expect(await documents()).toHaveLength(5);
    expect(await onRecord('customer.erase')).toEqual([]);
  });
});
