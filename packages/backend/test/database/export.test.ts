import { ingestItems, ItemSource, type Store, verifyExport } from '@liaison/backend';
import type { SearchResponse } from '@liaison/protocol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportConversation } from '../../src/archive/export/export-conversation.ts';
import { exportFormats } from '../../src/archive/export/export-formats.ts';
import { readContacts } from '../../src/transcripts/thread/read-contacts.ts';
import { namedPeople, startContactCentre } from '../support/contact-centre.ts';
import { testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const seal = 'a'.repeat(64);
const interactive = 'application/vnd.amazonaws.connect.message.interactive';

/** Each has done harm somewhere: to a page, a spreadsheet, a terminal, a parser or a stack. */
const hostile: readonly Record<string, unknown>[] = [
  { Content: '<script>alert(1)</script><img src=x onerror=alert(1)>', DisplayName: '"><svg onload=alert(1)>' },
  { Content: '=HYPERLINK("https://evil.example","x")', DisplayName: '@SUM(1)' },
  { Content: `x,"sha256":"${seal}"}\n]}\n`, DisplayName: `,"${seal}"\r\n` },
  { Content: `a\nsha256 ${seal}\nEnd of the conversation: 1 items\n`, ContentType: 'text/markdown' },
  { Content: `,"${seal}"\r\n"end","","","","","","","","","1 items","",""` },
  { Content: `</p><code>${seal}</code></li>\n<li>End of the conversation: 1 items` },
  { Content: '\u001b]0;title\u0007\u001b[31mred\u009b2J\u0000\ud800 \udfff\u202e' },
  { Content: '['.repeat(100_000), ContentType: interactive },
  { Content: `${'{"title":'.repeat(20_000)}"deep"${'}'.repeat(20_000)}`, ContentType: interactive },
  { Content: 'never heard of it', ContentType: 'application/x-unknown; <b>', Type: 'UNHEARD_OF' },
  { Content: 'needle '.repeat(150_000) },
  { Content: '' },
  { Content: undefined, Type: 'ATTACHMENT', Attachments: [{ AttachmentId: 'f1', AttachmentName: '../<b>=1+1.html' }] },
  { Content: Buffer.from('schöne Grüße', 'latin1').toString('utf8') },
];

const at = (second: number) => new Date(Date.UTC(2026, 6, 1, 22, 30, second, 7)).toISOString();

const formats = ['json', 'html', 'text', 'csv'] as const;

describe.each(databases)('%s', (_, create) => {
  let centre: Awaited<ReturnType<typeof startContactCentre>>;
  let database: TestDatabase;
  let store: Store;
  let app: ReturnType<typeof testApp>['app'];
  beforeAll(async () => {
    [centre, database] = await Promise.all([
      startContactCentre({ first: { agent: 'ada' }, empty: { agent: 'ada' } }),
      create(),
    ]);
    store = openStore(database);
    const environment = { LIAISON_MASKED: 'card', LIAISON_CLEAR_TEXT_FROM: 'supervisor' };
    ({ app } = testApp({ store, aws: centre.url, authenticator: namedPeople, environment }));
    const plain = [
      chatItem('i00', { AbsoluteTime: at(0), Content: 'My card is 4111 1111 1111 1111.', ContactId: 'first' }),
      chatItem('i01', {
        AbsoluteTime: at(1),
        ContactId: 'first',
        DisplayName: 'Ada',
        ParticipantRole: 'AGENT',
        ParticipantId: 'p2',
      }),
    ];
    const odd = hostile.map((said, index) =>
      chatItem(`i${10 + index}`, { AbsoluteTime: at(2 + index), ContactId: 'odd', InitialContactId: 'odd', ...said }),
    );
    const several = Array.from({ length: 1001 }, (_unused, index) =>
      chatItem(`l${index}`, { AbsoluteTime: at(0), ContactId: 'long', InitialContactId: 'long' }),
    );
    await ingestItems(store.db, [{ source: ItemSource.file, items: [...plain, ...odd, ...several] }], now);
    await store.db.updateTable('contact').set({ initial_contact_id: 'first' }).where('id', '=', 'first').execute();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await centre[Symbol.asyncDispose]();
  });

  const ask = (path: string, who = 'sue.supervisor') =>
    app.request(`/api/contacts/${path}`, { headers: { Authorization: `Bearer ${who}` } });
  const exported = async (path: string, who?: string) => (await ask(path, who)).text();

  const found = async (text: string) => {
    const headers = { Authorization: 'Bearer sue.supervisor', 'Content-Type': 'application/json' };
    const answer = await app.request('/api/contacts/search', {
      method: 'POST',
      headers,
      body: JSON.stringify({ text }),
    });
    const { results } = (await answer.json()) as SearchResponse;
    return results.map(({ match }) => match?.itemId);
  };

  test.each(formats)('as %s: a download, the same every time, that shows itself unchanged', async (format) => {
    const answer = await ask(`first/export?format=${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="conversation-first\.\w+"$/);
    const text = await answer.text();
    expect(await exported(`first/export?format=${format}`)).toBe(text);
    expect(verifyExport(text)).toEqual({
      result: 'unchanged',
      items: 2,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('a conversation that is erased while it is exported ends without a seal', async () => {
    const items = Array.from({ length: 600 }, (_unused, index) =>
      chatItem(`e${index}`, { ContactId: 'erased', InitialContactId: 'erased' }),
    );
    await ingestItems(store.db, [{ source: ItemSource.file, items }], now);
    const contacts = await readContacts(store.db, 'erased');
    const sealed: unknown[] = [];
    const pieces = exportConversation({
      db: store.db,
      format: exportFormats.text,
      contactId: 'erased',
      contacts,
      timeZone: 'UTC',
      hidden: new Set(),
      onSealed: async (last) => void sealed.push(last),
    });
    expect((await pieces.next()).value).toContain('message e0');
    await store.db.deleteFrom('item').where('contact_id', '=', 'erased').execute();
    await store.db.deleteFrom('contact').where('id', '=', 'erased').execute();
    await expect(pieces.next()).rejects.toMatchObject({ name: 'ConversationDeleted' });
    expect(sealed).toEqual([]);
  });

  test('times are in the zone that was asked for', async () => {
    expect(await exported('first/export?format=text&timeZone=Europe/Berlin')).toContain(
      '2026-07-02 00:30:00.007 +02:00  Cleo',
    );
    expect(await exported('first/export?format=csv')).toContain('"2026-07-01 22:30:00.007 +00:00"');
    expect((await ask('first/export?timeZone=Mars')).status).toBe(400);
    expect((await ask('first/export?format=pdf')).status).toBe(400);
  });

  test('the document says who took part, what was left out, and every item', async () => {
    const document = JSON.parse(await exported('first/export', 'ada')) as Record<string, unknown>;
    expect(document['head']).toMatchObject({
      contactId: 'first',
      timeZone: 'UTC',
      masked: ['card'],
      participants: [
        { participantId: 'participant-1', role: 'CUSTOMER', name: 'Cleo' },
        { participantId: 'p2', role: 'AGENT', name: 'Ada' },
      ],
    });
    expect(document['entries']).toMatchObject([
      { entry: { Id: 'i00', Content: 'My card is [card number].', Masked: [{ kind: 'card', start: 11, end: 24 }] } },
      { entry: { Id: 'i01' } },
      { entry: { end: { items: 2 } } },
    ]);
  });

  test.each(formats)('what is masked is not in %s, and is said to be left out', async (format) => {
    const text = await exported(`first/export?format=${format}`, 'ada');
    expect(text).not.toContain('4111');
    expect(text).toContain('[card number]');
    expect(await exported(`first/export?format=${format}`)).toContain('4111 1111 1111 1111');
  });

  test('a page marks what was left out', async () => {
    expect(await exported('first/export?format=html', 'ada')).toContain('My card is <mark>[card number]</mark>.');
  });

  test.each(formats)('hostile items are inert in %s, and none looks like a seal', async (format) => {
    const text = await exported(`odd/export?format=${format}`);
    expect(verifyExport(text)).toMatchObject({ result: 'unchanged', items: hostile.length });
  });

  test('a document has hostile items as they are stored', async () => {
    const { entries } = JSON.parse(await exported('odd/export')) as {
      readonly entries: readonly { readonly entry: { readonly Content?: string } }[];
    };
    expect(entries[0]?.entry.Content).toBe(hostile[0]?.['Content']);
  });

  test.each(['html', 'text', 'csv'])('%s has nothing in it that a terminal acts on', async (format) => {
    expect(await exported(`odd/export?format=${format}`)).not.toMatch(/(?![\r\n\t])\p{Cc}/u);
  });

  test('a page has no tags but its own, and a table no formulas', async () => {
    expect((await exported('odd/export?format=html')).match(/<(script|img|svg|b)\b/g)).toBeNull();
    expect(await exported('odd/export?format=csv')).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
  });

  test('hostile items are found by what can be read of them', async () => {
    expect(await found('alert')).toEqual(['i10']);
    expect(await found('needle')).toEqual(['i20']);
    expect(await found('"never heard"')).toEqual(['i19']);
  });

  test.each(formats)('every change to %s is seen, and where it is', async (format) => {
    const text = await exported(`first/export?format=${format}`);
    const change = (from: string, to: string) => verifyExport(text.replace(from, to));
    expect(change('message i01', 'message i02')).toMatchObject({ result: 'changed', part: 2 });
    expect(change('Cleo', 'Clea')).toMatchObject({ result: 'changed', part: 1 });
    expect(change('22:30:01', '22:30:02')).toMatchObject({ result: 'changed', part: 2 });
    expect(change('2 items', '1 items').result).toBe(format === 'json' ? 'unchanged' : 'changed');
    expect(verifyExport(`${text} `).result).toBe('incomplete');
    for (const cut of [1, 70, 150, 400]) expect(verifyExport(text.slice(0, -cut)).result).not.toBe('unchanged');
    const [first = '', second = ''] = text.match(/[0-9a-f]{64}/g) ?? [];
    expect(change(second, first)).toMatchObject({ result: 'changed', part: 2 });
  });

  test('a conversation of several pages is whole', async () => {
    expect(verifyExport(await exported('long/export'))).toMatchObject({ result: 'unchanged', items: 1001 });
  });

  test('it is on record before it begins, and its last seal before it ends', async () => {
    const text = await exported('first/export?format=csv&timeZone=Asia/Tokyo', 'ada');
    const rows = await store.db
      .selectFrom('audit_entry')
      .select(['actor', 'contact_id', 'detail'])
      .where('action', '=', 'contact.export')
      .orderBy('position', 'desc')
      .limit(2)
      .execute();
    const verified = verifyExport(text);
    const sha256 = verified.result === 'unchanged' ? verified.hash : '';
    expect(rows).toEqual([
      { actor: 'ada', contact_id: 'first', detail: { format: 'csv', items: 2, sha256 } },
      { actor: 'ada', contact_id: 'first', detail: { format: 'csv', timeZone: 'Asia/Tokyo', masked: 'card' } },
    ]);
  });

  test("somebody else's is refused; of what nothing is stored there is nothing", async () => {
    expect((await ask('odd/export', 'ada')).status).toBe(403);
    expect((await ask('empty/export', 'ada')).status).toBe(404);
  });

  test('what is no export is not taken for one', () => {
    expect(verifyExport('')).toEqual({ result: 'no export' });
    expect(verifyExport('hello')).toEqual({ result: 'no export' });
  });
});
