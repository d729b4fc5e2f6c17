import { erase, type Store } from '@liaison/backend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedPeople, startContactCentre } from '../support/contact-centre.ts';
import { testApp } from '../support/test-app.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const contacts = {
  first: { agent: 'ada' },
  second: { agent: 'bo', initialContactId: 'first' },
  waiting: {},
  gone: { agent: 'ada' },
  ...Object.fromEntries(Array.from({ length: 10 }, (_unused, index) => [`racing-${index}`, { agent: 'ada' }])),
  sales: { agent: 'ada', queueId: 'queue-sales' },
};

const codes = (code: string) => ({ required: true, codes: [{ code, label: 'A label' }] });

describe.each(databases)('%s', (_, create) => {
  let centre: Awaited<ReturnType<typeof startContactCentre>>;
  let database: TestDatabase;
  let store: Store;
  let app: ReturnType<typeof testApp>['app'];
  beforeAll(async () => {
    [centre, database] = await Promise.all([startContactCentre(contacts), create()]);
    store = openStore(database);
    ({ app } = testApp({ store, aws: centre.url, authenticator: namedPeople }));
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await centre[Symbol.asyncDispose]();
  });

  const ask = async (
    who: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const answer = await app.request(path, {
      method,
      headers: { Authorization: `Bearer ${who}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json: unknown = answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : undefined;
    return { status: answer.status, etag: answer.headers.get('ETag'), text, json };
  };
  const put = (who: string, path: string, seen: number, content: unknown) =>
    ask(who, 'PUT', path, content, { 'If-Match': `"${seen}"` });

  const note = '/api/contacts/first/note';

  test('a note is kept as typed', async () => {
    expect(await ask('ada', 'GET', note)).toMatchObject({ status: 200, etag: '"0"', json: { version: 0 } });
    const text = '  <b>not bold</b>\r\n\u0000\ud83d\ude00\ud800 \u202e {{}} \t';
    const written = await put('ada', note, 0, { text });
    expect(written).toMatchObject({
      status: 200,
      etag: '"1"',
      json: { version: 1, content: { text }, writtenBy: 'ada' },
    });
    expect((await ask('ada', 'GET', note)).json).toEqual(written.json);
  });

  test('two who write at once: one is written, the other gets what is there, and nothing is lost', async () => {
    const path = '/api/contacts/sales/note';
    const answers = await Promise.all([
      put('ada', path, 0, { text: 'from the one tab' }),
      put('ada', path, 0, { text: 'from the other' }),
    ]);
    const [winner, loser] = answers.toSorted((a, b) => a.status - b.status);
    expect([winner?.status, loser?.status]).toEqual([200, 409]);
    expect(loser?.json).toMatchObject({ error: { code: 'conflict' }, current: winner?.json });
    expect(loser?.etag).toBe('"1"');
    expect((await put('ada', path, 1, { text: 'from both' })).status).toBe(200);
    expect((await put('ada', path, 1, { text: 'late' })).status).toBe(409);
    expect((await ask('ada', 'GET', path)).json).toMatchObject({ version: 2, content: { text: 'from both' } });
  });

  test('a write that is repeated because its answer was lost is no conflict', async () => {
    const path = '/api/preferences';
    const first = await put('cy', path, 0, { theme: 'dark' });
    expect(await put('cy', path, 0, { theme: 'dark' })).toEqual(first);
    expect((await put('cy', path, 0, { theme: 'light' })).status).toBe(409);
  });

  test('what was erased is not written again by who still has it on the screen', async () => {
    const gone = '/api/contacts/gone/note';
    await put('ada', gone, 0, { text: 'Her address' });
    const by = { agent: { username: 'root', subject: 'root', roles: [] }, requestId: 'r', at: new Date() };
    const asked = { contactId: 'gone', reason: 'Asked to', exceptHeld: false, dryRun: false };
    expect((await erase(store.db, { ...asked, ...by })).documents).toBe(1);
    for (const seen of [0, 1]) expect((await put('ada', gone, seen, { text: 'Her address!' })).status).toBe(403);
    const card = { asked: 'A refund', tried: '', promised: '' };
    expect((await put('ada', '/api/contacts/gone/handoff-card', 0, card)).status).toBe(403);
    expect((await ask('ada', 'GET', gone)).json).toEqual({ version: 0 });
  });

  test('a note that is being written keeps an erasure waiting, and goes with it', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async (_unused, index) => {
        const contactId = `racing-${index}`;
        const by = { agent: { username: 'root', subject: 'root', roles: [] }, requestId: 'r', at: new Date() };
        const asked = { contactId, reason: 'Asked to', exceptHeld: false, dryRun: false };
        await Promise.all([
          put('ada', `/api/contacts/${contactId}/note`, 0, { text: 'x' }),
          erase(store.db, { ...asked, ...by }),
        ]);
        expect((await ask('ada', 'GET', `/api/contacts/${contactId}/note`)).json).toEqual({ version: 0 });
      }),
    );
  });

  test.each(['"x"', '1', 'W/"1"', '*', ''])('If-Match %j is refused, and so is none', async (value) => {
    const headers: Record<string, string> = value === '' ? {} : { 'If-Match': value };
    expect((await ask('ada', 'PUT', note, { text: 'x' }, headers)).status).toBe(400);
  });

  test("nobody reads or writes on another agent's contact, one that waits, or one that is not there; supervisors do", async () => {
    for (const contact of ['first', 'waiting', 'nothing']) {
      for (const thing of ['note', 'handoff-card', 'disposition', 'disposition-codes']) {
        expect((await ask('cy', 'GET', `/api/contacts/${contact}/${thing}`)).status).toBe(403);
      }
      expect((await put('cy', `/api/contacts/${contact}/note`, 0, { text: 'x' })).status).toBe(403);
    }
    expect((await ask('sue.supervisor', 'GET', note)).status).toBe(200);
    expect((await ask('sue.supervisor', 'GET', '/api/contacts/nothing/note')).status).toBe(403);
    const lines = await store.db.selectFrom('audit_entry').select(['actor', 'role', 'action', 'contact_id']).execute();
    expect(lines).toContainEqual({ actor: 'sue', role: 'supervisor', action: 'note.read', contact_id: 'first' });
    expect(lines.filter(({ actor }) => actor === 'cy')).toEqual([]);
  });

  test('a handoff card travels with the conversation', async () => {
    const card = { asked: 'A refund', tried: 'The form', promised: 'A call' };
    await put('ada', '/api/contacts/first/handoff-card', 0, card);
    const seen = await ask('bo', 'GET', '/api/contacts/second/handoff-card');
    expect(seen.json).toMatchObject({ version: 1, content: card, writtenBy: 'ada' });
  });

  test('a disposition is one of the codes of the queue, or of those for any queue', async () => {
    const path = '/api/contacts/sales/disposition';
    expect((await put('ada', path, 0, { code: 'sold' })).status).toBe(400);
    expect((await put('ada', '/api/queues/default/disposition-codes', 0, codes('done'))).status).toBe(403);
    const root = 'root.administrator';
    expect((await put(root, '/api/queues/default/disposition-codes', 0, codes('done'))).status).toBe(200);
    expect((await ask('ada', 'GET', '/api/contacts/sales/disposition-codes')).json).toEqual(codes('done'));
    expect((await put(root, '/api/queues/queue-sales/disposition-codes', 0, codes('sold'))).status).toBe(200);
    expect((await ask('ada', 'GET', '/api/contacts/sales/disposition-codes')).json).toEqual(codes('sold'));
    expect((await put('ada', path, 0, { code: 'done' })).status).toBe(400);
    expect((await put('ada', path, 0, { code: 'sold', comment: 'twice' })).status).toBe(200);
    expect((await put('ada', '/api/contacts/first/disposition', 0, { code: 'done' })).status).toBe(200);
    const twice = { required: true, codes: [...codes('a').codes, ...codes('a').codes] };
    expect((await put(root, '/api/queues/queue-sales/disposition-codes', 1, twice)).status).toBe(400);
  });

  test('preferences are everybody’s own', async () => {
    await put('ada', '/api/preferences', 0, { sound: false, layout: { left: [1, null] } });
    expect((await ask('bo', 'GET', '/api/preferences')).json).toEqual({ version: 0 });
    expect((await ask('ada', 'GET', '/api/preferences')).json).toMatchObject({
      content: { sound: false, layout: { left: [1, null] } },
    });
  });

  test('a body that is too large, or not of this shape, is refused', async () => {
    expect((await put('ada', note, 1, { text: 'x'.repeat(200_000) })).status).toBe(413);
    expect((await put('ada', note, 1, { text: 'x'.repeat(20_001) })).status).toBe(400);
    expect((await put('ada', note, 1, { text: 'x', more: 1 })).status).toBe(400);
    expect((await put('ada', note, 1, [])).status).toBe(400);
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    expect((await ask('ada', 'PUT', '/api/preferences', deep, { 'If-Match': '"1"' })).status).toBe(400);
    expect((await put('root.administrator', '/api/queues/%00/disposition-codes', 0, codes('a'))).status).toBe(400);
  });

  describe('quick responses', () => {
    const root = 'root.administrator';
    const path = '/api/quick-responses';
    const shortcuts = async (query: string) => {
      const { json } = await ask('ada', 'GET', `${path}?${query}`);
      const { quickResponses, next } = json as { quickResponses: { shortcut: string }[]; next?: string };
      return { found: quickResponses.map(({ shortcut }) => shortcut), next };
    };
    const upload = (who: string, file: string) =>
      ask(who, 'POST', `${path}/import`, file, { 'Content-Type': 'text/csv' });

    test('administrators write them, and everybody finds them', async () => {
      const hello = { title: 'Hello 100%', text: 'Hello {{customerName}}' };
      expect((await put('ada', `${path}/hello`, 0, hello)).status).toBe(403);
      expect((await put(root, `${path}/Hello`, 0, hello)).status).toBe(200);
      expect((await put(root, `${path}/help`, 0, { title: 'Ways to help', text: 'x', queueId: 'q1' })).status).toBe(
        200,
      );
      expect((await put(root, `${path}/äpfel`, 0, { title: 'Fruit', text: 'x' })).status).toBe(200);
      expect((await put(root, `${path}/no%20spaces`, 0, hello)).status).toBe(400);
      expect((await shortcuts('search=HEL')).found).toEqual(['hello', 'help']);
      expect((await shortcuts('search=help')).found).toEqual(['help']);
      expect((await shortcuts('search=0%25')).found).toEqual(['hello']);
      expect((await shortcuts('search=%25')).found).toEqual(['hello']);
      expect((await shortcuts('queueId=q2')).found).toEqual(['hello', 'äpfel']);
      const page = await shortcuts('limit=2');
      expect(page).toEqual({ found: ['hello', 'help'], next: 'help' });
      expect(await shortcuts(`limit=2&after=${page.next}`)).toEqual({ found: ['äpfel'], next: undefined });
      expect((await ask('ada', 'DELETE', `${path}/help`)).status).toBe(403);
      expect((await ask(root, 'DELETE', `${path}/help`)).status).toBe(204);
      expect((await ask(root, 'DELETE', `${path}/help`)).status).toBe(204);
      expect((await ask('ada', 'GET', `${path}/help`)).json).toEqual({ version: 0 });
    });

    test('what is exported is imported again as it was, and opens in a spreadsheet as text', async () => {
      const text = '=1+1\r\nsays "so", \'twice\'';
      await put(root, `${path}/sum`, 0, { title: "'-title", text });
      const file = (await ask(root, 'GET', `${path}/export`)).text;
      expect(file).toContain('"\'=1+1');
      expect((await upload('ada', file)).status).toBe(403);
      const before = await ask('ada', 'GET', `${path}?limit=500`);
      expect((await upload(root, `\uFEFF${file}`)).json).toEqual({ imported: 3 });
      expect((await ask(root, 'GET', `${path}/export`)).text).toBe(file);
      expect((await ask('ada', 'GET', `${path}/sum`)).json).toMatchObject({
        version: 2,
        content: { title: "'-title", text },
      });
      expect(before.status).toBe(200);
    });

    test('a file with mistakes is refused line by line, and nothing of it is taken', async () => {
      const file = [
        'shortcut,title,text,queueId',
        'good,A title,"two',
        'lines",',
        'bad shortcut,,x,',
        'good,Again,x,,extra',
      ].join('\n');
      const refused = await upload(root, file);
      expect(refused.status).toBe(400);
      expect((refused.json as { lines: object[] }).lines).toEqual([
        { line: 4, column: 'shortcut', rule: expect.any(String) },
        { line: 4, column: 'title', rule: expect.any(String) },
        { line: 5, rule: 'at most 4 columns' },
        { line: 5, column: 'shortcut', rule: 'a shortcut that no line above has' },
      ]);
      expect((await shortcuts('search=good')).found).toEqual([]);
      const long = `shortcut,title,text,queueId\nlong,Title,"${'x'.repeat(900_000)}",`;
      for (const broken of [
        long,
        '',
        'a,b',
        'shortcut,title,text,queueId\na,"b',
        'shortcut,title,text,queueId\na,b"c,d,',
      ]) {
        expect((await upload(root, broken)).status).toBe(400);
      }
    });
  });
});
