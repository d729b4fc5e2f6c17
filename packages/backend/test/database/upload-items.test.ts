import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AwsStub, awsError, startAwsStub } from '../support/aws-stub.ts';
import { post, testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const asAda = { Authorization: 'Bearer ada' };

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  let aws: AwsStub;
  let agentOf: Record<string, string | undefined>;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    await store.open();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    agentOf = { mine: 'user-ada', theirs: 'user-bo', waiting: undefined };
    aws = await startAwsStub();
    aws.replyWith(({ path }) => {
      const [, kind, , id = ''] = path.split('/');
      if (kind === 'users') return { status: 200, body: { User: { Username: id.replace('user-', '') } } };
      if (!(id in agentOf)) return awsError(404, 'ResourceNotFoundException');
      const agent = agentOf[id];
      const AgentInfo = agent === undefined ? undefined : { Id: agent };
      const started = Date.parse('2026-10-31T23:00:00Z') / 1000;
      return { status: 200, body: { Contact: { InitialContactId: 'root', InitiationTimestamp: started, AgentInfo } } };
    });
  });
  afterEach(() => aws[Symbol.asyncDispose]());

  const server = () => testApp({ store, aws: aws.url }).app;
  const upload = (contactId: string, items: unknown[], app = server()) =>
    app.request(`/api/contacts/${contactId}/items`, post({ items }, asAda));
  const contents = async (contactId: string) => {
    const rows = await store.db.selectFrom('item').select('content').where('contact_id', '=', contactId).execute();
    return rows.map(({ content }) => content);
  };

  test("an agent's own contact takes items, which fill gaps and replace nothing", async () => {
    const of = { ContactId: 'mine' };
    const streamed = { source: ItemSource.stream, items: [chatItem('a', { ...of, Content: 'streamed' })] };
    await ingestItems(store.db, [streamed], now);
    const answer = await upload('mine', [
      chatItem('a', { ...of, Content: 'changed' }),
      chatItem('b', { ContactId: undefined, Content: 'added' }),
      chatItem('c', { ContactId: 'theirs' }),
      { Id: 'broken' },
    ]);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ stored: 1, unchanged: 1, unreadable: 2 });
    expect(new Set(await contents('mine'))).toEqual(new Set(['added', 'streamed']));
    expect(await contents('theirs')).toEqual([]);
  });

  test('the start of a contact is what Amazon Connect says, whatever the items say', async () => {
    agentOf = { 'mine-too': 'user-Ada' };
    await upload('mine-too', [chatItem('a', { ContactId: 'mine-too', InitialContactId: 'forged' })]);
    const contact = await store.db.selectFrom('contact').selectAll().where('id', '=', 'mine-too').executeTakeFirst();
    expect(contact).toMatchObject({ start_month: 202_610, initial_contact_id: 'root' });
  });

  test.each(['theirs', 'waiting', 'unknown'])(
    'a contact that is %s is refused, always in the same words',
    async (id) => {
      const answer = await upload(id, [chatItem('a', { ContactId: id })]);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } });
      expect(await contents(id)).toEqual([]);
    },
  );

  test('Amazon Connect is asked once for a contact and its agent', async () => {
    const app = server();
    await Promise.all([upload('mine', [chatItem('x')], app), upload('mine', [chatItem('y')], app)]);
    await upload('mine', [chatItem('z')], app);
    expect(aws.calls.map(({ path }) => path)).toEqual(['/contacts/instance-1/mine', '/users/instance-1/user-ada']);
  });

  test.each([
    ['no items', { items: [] }],
    ['too many', { items: Array.from({ length: 1001 }, () => ({})) }],
    ['no list', { items: {} }],
  ])('%s is refused', async (_name, body) => {
    const answer = await server().request('/api/contacts/mine/items', post(body, asAda));
    expect(answer.status).toBe(400);
  });
});
