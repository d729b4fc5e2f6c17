import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import type { SearchResponse } from '@liaison/protocol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedPeople, startContactCentre } from '../support/contact-centre.ts';
import { testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const centreContacts = {
  parcel: { agent: 'ada' },
  moved: { agent: 'bo' },
  kyoto: { agent: 'bo' },
  odd: { agent: 'cy' },
};

const interactive = JSON.stringify({
  templateType: 'ListPicker',
  data: { content: { title: 'How may we help?', elements: [{ title: 'Rücksendung' }, { title: 'Anything else' }] } },
});

/** Item id, contact, minute, and what differs from a customer's message. */
const said: readonly (readonly [string, string, number, Record<string, unknown>])[] = [
  ['p1', 'parcel', 0, { Content: 'Hello, my PARCEL AB-4711 has not arrived. OK?' }],
  ['p2', 'parcel', 1, { Content: 'I am looking for it, book me in.', ParticipantRole: 'AGENT', DisplayName: 'Ada L.' }],
  ['p3', 'parcel', 2, { Content: 'Straße 7, Köln: 100% _certain_ \\ sure' }],
  ['m1', 'moved', 10, { Content: 'The parcel again', InitialContactId: 'parcel', DisplayName: 'Cleo' }],
  ['m2', 'moved', 11, { Content: interactive, ContentType: 'application/vnd.amazonaws.connect.message.interactive' }],
  [
    'm3',
    'moved',
    12,
    {
      Type: 'ATTACHMENT',
      Content: undefined,
      Attachments: [{ AttachmentName: 'Invoice_2026.pdf', Status: 'APPROVED' }],
    },
  ],
  ['k1', 'kyoto', 20, { Content: '東京都から京都までの荷物', DisplayName: 'Ｋａｉ' }],
  ['k2', 'kyoto', 21, { Content: 'café parcel' }],
  [
    'k3',
    'kyoto',
    22,
    { Type: 'EVENT', Content: 'parcel', ContentType: 'application/vnd.amazonaws.connect.event.participant.left' },
  ],
];

const ids = ({ results }: SearchResponse) => results.map(({ contact, match }) => match?.itemId ?? contact.contactId);

describe.each(databases)('%s', (_, create) => {
  let centre: Awaited<ReturnType<typeof startContactCentre>>;
  let database: TestDatabase;
  let store: Store;
  let app: ReturnType<typeof testApp>['app'];
  beforeAll(async () => {
    [centre, database] = await Promise.all([startContactCentre(centreContacts), create()]);
    store = openStore(database);
    ({ app } = testApp({ store, aws: centre.url, authenticator: namedPeople }));
    const items = said.map(([id, ContactId, minute, rest]) =>
      chatItem(id, {
        ContactId,
        InitialContactId: ContactId,
        AbsoluteTime: new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString(),
        ...rest,
      }),
    );
    await ingestItems(store.db, [{ source: ItemSource.stream, items }], now);
    const set = (id: string, values: object) =>
      store.db.updateTable('contact').set(values).where('id', '=', id).execute();
    await set('parcel', {
      agent_id: 'user-ada',
      queue_id: 'queue-1',
      queue_name: 'Returns',
      customer_id: 'customer-7',
    });
    await set('moved', { agent_id: 'user-bo', queue_id: 'queue-2' });
    await set('kyoto', { agent_id: 'user-bo', queue_id: 'queue-1', customer_id: 'customer-7' });
    await store.db
      .insertInto('document')
      .values({
        kind: 'disposition',
        owner: 'moved',
        version: 1,
        content: '{"code":"solved"}',
        written_by: 'bo',
        written_at: now,
      })
      .execute();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await centre[Symbol.asyncDispose]();
  });

  const ask = (body: unknown, who = 'sue.supervisor') =>
    app.request('/api/contacts/search', {
      method: 'POST',
      headers: { Authorization: `Bearer ${who}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const find = async (body: unknown, who?: string) => (await (await ask(body, who)).json()) as SearchResponse;

  test.each([
    ['a word, in any case', 'parcel', ['k2', 'm1', 'p1']],
    ['a part of a word', 'ARCE', ['k2', 'm1', 'p1']],
    ['several terms, in any order', 'arrived parcel', ['p1']],
    ['words in this order only', '"has not arrived"', ['p1']],
    ['words in quotes in another order', '"arrived has"', []],
    ['a quote that is not closed', '"not arr', ['p1']],
    ['punctuation that differs', 'ab4711', []],
    ['a number with its punctuation', 'AB-4711', ['p1']],
    ['a short term as a word of its own', 'ok', ['p1']],
    ['what folds to the same', 'STRASSE köln', ['p3']],
    ['an accent written apart', 'cafe\u0301', ['k2']],
    ['three characters of a script without blanks', '京都ま', ['k1']],
    ['two characters of it', '東京', ['k1']],
    ['what a picker shows', 'rücksendung', ['m2']],
    ['nothing that a picker does not show', 'templateType', []],
    ['the name of a file', 'invoice_2026', ['m3']],
    ['characters that mean something in a pattern', '100% _certain_', ['p3']],
    ['a pattern that is none', 'par%el', []],
  ])('finds %s', async (_what, text, found) => {
    expect(ids(await find({ text }))).toEqual(found);
  });

  test('says what was found where, in parts of the text', async () => {
    const { results } = await find({ text: 'köln strass' });
    expect(results[0]?.match).toEqual({
      itemId: 'p3',
      sentAt: '2026-11-23T08:02:00.000Z',
      role: 'CUSTOMER',
      name: 'Cleo',
      cutBefore: false,
      cutAfter: false,
      segments: [
        { text: 'Straß', found: true },
        { text: 'e 7, ', found: false },
        { text: 'Köln', found: true },
        { text: ': 100% _certain_ \\ sure', found: false },
      ],
    });
  });

  test('lists the contact of what was found as a list needs it', async () => {
    const { results } = await find({ text: 'invoice' });
    expect(results[0]?.contact).toEqual({
      contactId: 'moved',
      initialContactId: 'parcel',
      startedAt: '2026-11-23T08:10:00.000Z',
      queueId: 'queue-2',
      agentId: 'user-bo',
      customerName: 'Cleo',
      disposition: 'solved',
      messages: 3,
      first: {
        itemId: 'm1',
        sentAt: '2026-11-23T08:10:00.000Z',
        role: 'CUSTOMER',
        name: 'Cleo',
        text: 'The parcel again',
      },
      last: {
        itemId: 'm3',
        sentAt: '2026-11-23T08:12:00.000Z',
        role: 'CUSTOMER',
        name: 'Cleo',
        text: 'Invoice_2026.pdf',
      },
    });
  });

  test.each([
    [{}, ['kyoto', 'moved', 'parcel']],
    [{ queueId: 'queue-1' }, ['kyoto', 'parcel']],
    [{ agent: 'user-bo' }, ['kyoto', 'moved']],
    [{ agent: 'ADA' }, ['parcel']],
    [{ customer: 'customer-7' }, ['kyoto', 'parcel']],
    [{ customer: 'kai' }, ['kyoto']],
    [{ customer: 'ai' }, []],
    [{ disposition: 'solved' }, ['moved']],
    [{ from: '2026-11-23T08:10:00Z' }, ['kyoto', 'moved']],
    [{ to: '2026-11-23T08:10:00Z' }, ['parcel']],
    [{ text: 'parcel', queueId: 'queue-1', from: '2026-11-23T09:01:00+01:00' }, ['k2']],
    [{ text: 'parcel', customer: 'cleo', disposition: 'solved' }, ['m1']],
  ])('%j narrows what is found', async (criteria, found) => {
    expect(ids(await find(criteria))).toEqual(found);
  });

  test.each([{ text: 'parcel' }, {}])('pages of one show everything once: %j', async (criteria) => {
    const whole = ids(await find(criteria));
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page: SearchResponse = await find({ ...criteria, limit: 1, cursor });
      found.push(...ids(page));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(found).toEqual(whole);
    expect(whole).toHaveLength(3);
  });

  test('what is masked for the reader is not found, in whole or in part; what is around it is', async () => {
    const sent = { ContactId: 'cards', InitialContactId: 'cards', AbsoluteTime: '2026-11-23T07:00:00Z' };
    const items = [
      chatItem('c1', {
        ...sent,
        Content: 'My unusual card is 4111 1111 1111 1111, thanks',
        DisplayName: '+49 30 901820',
      }),
      chatItem('c2', { ...sent, Content: 'unusual 1111 things' }),
    ];
    await ingestItems(store.db, [{ source: ItemSource.stream, items }], now);
    const masked = testApp({
      store,
      aws: centre.url,
      authenticator: namedPeople,
      environment: { LIAISON_MASKED: 'card,phone', LIAISON_CLEAR_TEXT_FROM: 'administrator' },
    }).app;
    const findMasked = async (body: unknown, who: string) => {
      const headers = { Authorization: `Bearer ${who}`, 'Content-Type': 'application/json' };
      const answer = await masked.request('/api/contacts/search', {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return (await answer.json()) as SearchResponse;
    };
    expect(ids(await findMasked({ text: '1111' }, 'root.administrator'))).toEqual(['c2', 'c1']);
    expect(ids(await findMasked({ text: '1111' }, 'sue.supervisor'))).toEqual(['c2']);
    expect(ids(await findMasked({ text: 'unusual 4111' }, 'sue.supervisor'))).toEqual([]);
    expect(ids(await findMasked({ customer: '+49 30' }, 'sue.supervisor'))).toEqual([]);
    expect(ids(await findMasked({ customer: '+49 30' }, 'root.administrator'))).toEqual(['cards']);
    const { results } = await findMasked({ text: 'unusual card' }, 'sue.supervisor');
    expect(results[0]?.match?.segments.map((segment) => segment.text).join('')).toBe(
      'My unusual card is [card number], thanks',
    );
    expect(JSON.stringify(results)).not.toMatch(/4111|9018/);
    await store.db.deleteFrom('contact').where('id', '=', 'cards').execute();
    await store.db.deleteFrom('item').where('contact_id', '=', 'cards').execute();
  });

  test('an agent finds what was said in own and in handed-over contacts, and nothing else', async () => {
    expect(ids(await find({ text: 'parcel' }, 'ada'))).toEqual(['m1', 'p1']);
    expect(ids(await find({}, 'Ada'))).toEqual(['moved', 'parcel']);
    expect(ids(await find({}, 'cy'))).toEqual([]);
    expect(ids(await find({}, 'nobody'))).toEqual([]);
  });

  test.each([
    { text: '' },
    { text: '?!' },
    { text: 'a\u0000b' },
    { text: 'x'.repeat(201) },
    { from: 'yesterday' },
    { limit: 0 },
    { limit: 101 },
    { cursor: 'x' },
    { unknown: 1 },
    [],
  ])('%j is refused', async (body) => {
    expect((await ask(body)).status).toBe(400);
  });

  test('a search is on record, without what was typed', async () => {
    await find({ text: 'secret words', customer: 'Cleo', queueId: 'queue-2' });
    const rows = await store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'search.run')
      .orderBy('position', 'desc')
      .limit(1)
      .execute();
    expect(rows[0]).toMatchObject({
      actor: 'sue',
      role: 'supervisor',
      detail: { queueId: 'queue-2', terms: 2, results: 0 },
    });
    expect(JSON.stringify(rows)).not.toMatch(/secret|Cleo/);
  });
});
