import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedPeople, startContactCentre } from '../support/contact-centre.ts';
import { post, testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const contacts = { mine: { agent: 'ada' }, other: { agent: 'bo' } };
const secret = 'My card is 4111 1111 1111 1111, my mail cleo@example.com.';

describe.each(databases)('%s', (_, create) => {
  let centre: Awaited<ReturnType<typeof startContactCentre>>;
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    [centre, database] = await Promise.all([startContactCentre(contacts), create()]);
    store = openStore(database);
    const items = [
      chatItem('1', { ContactId: 'mine', InitialContactId: 'first', Content: secret }),
      chatItem('2', { ContactId: 'first', InitialContactId: 'first', Content: secret }),
      chatItem('3', { ContactId: 'other', InitialContactId: 'other', Content: secret }),
    ];
    await ingestItems(store.db, [{ source: ItemSource.stream, items }], now);
    await store.db.updateTable('contact').set({ customer_id: 'cleo' }).where('id', '=', 'mine').execute();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await centre[Symbol.asyncDispose]();
  });

  const reveal = async (who: string, place: string, body: unknown, environment: Record<string, string> = {}) => {
    const { app, logged } = testApp({ store, aws: centre.url, authenticator: namedPeople, environment });
    const answer = await app.request(`/api/contacts/${place}/reveal`, post(body, { Authorization: `Bearer ${who}` }));
    return { status: answer.status, text: await answer.text(), log: logged.join('') };
  };
  const onRecord = () =>
    store.db.selectFrom('audit_entry').selectAll().where('action', '=', 'contact.reveal').orderBy('position').execute();

  test('an item is shown as it was written, and who asked and why is on record', async () => {
    const before = await onRecord();
    const answer = await reveal('ada', 'mine/items/1', { reason: '  The customer asked to check it ' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ Id: '1', Content: secret });
    expect((await onRecord()).slice(before.length)).toEqual([
      expect.objectContaining({
        actor: 'ada',
        subject: 'subject-ada',
        role: 'agent',
        contact_id: 'mine',
        customer_id: 'cleo',
        reason: 'The customer asked to check it',
        detail: { itemId: '1', kinds: 'card email', conversation: 'mine' },
      }),
    ]);
    expect(answer.log).not.toContain('4111');
    expect(answer.log).not.toContain('customer asked');
  });

  test('so is one of an earlier contact of the same conversation', async () => {
    const answer = await reveal('ada', 'mine/items/2', { reason: 'A check', itemContactId: 'first' });
    expect(JSON.parse(answer.text)).toMatchObject({ Id: '2', ContactId: 'first', Content: secret });
  });

  test.each([
    ["somebody else's contact", 'ada', 'other/items/3', { reason: 'A check' }, 403],
    ['an item of another conversation', 'ada', 'mine/items/3', { reason: 'A check', itemContactId: 'other' }, 404],
    ['an item that is not there', 'ada', 'mine/items/9', { reason: 'A check' }, 404],
    ['no reason', 'ada', 'mine/items/1', {}, 400],
    ['a reason of blanks', 'ada', 'mine/items/1', { reason: '     ' }, 400],
    ['a reason that no database takes', 'ada', 'mine/items/1', { reason: 'a check\0' }, 400],
    ['nobody', '', 'mine/items/1', { reason: 'A check' }, 401],
  ])('%s reveals nothing and leaves nothing on record', async (_case, who, place, body, status) => {
    const before = await onRecord();
    const answer = await reveal(who, place, body);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('4111');
    expect(await onRecord()).toEqual(before);
  });

  test('who may is a setting', async () => {
    const environment = { LIAISON_REVEAL_FROM: 'supervisor' };
    expect((await reveal('ada', 'mine/items/1', { reason: 'A check' }, environment)).status).toBe(403);
    expect((await reveal('sue.supervisor', 'mine/items/1', { reason: 'A check' }, environment)).status).toBe(200);
    const nobody = { LIAISON_REVEAL_FROM: 'nobody' };
    expect((await reveal('root.administrator', 'mine/items/1', { reason: 'A check' }, nobody)).status).toBe(403);
  });

  test('what cannot be put on record is not shown', async () => {
    const broken: Store = {
      ...store,
      db: new Proxy(store.db, {
        get: (target, name) =>
          name === 'insertInto'
            ? () => {
                throw new Error('the log is full');
              }
            : Reflect.get(target, name, target),
      }),
    };
    const { app } = testApp({ store: broken, aws: centre.url, authenticator: namedPeople });
    const answer = await app.request(
      '/api/contacts/mine/items/1/reveal',
      post({ reason: 'A check' }, { Authorization: 'Bearer ada' }),
    );
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('4111');
  });
});
