import type { Store } from '@liaison/backend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAwsStub } from '../support/aws-stub.ts';
import { testApp } from '../support/test-app.ts';
import { chatItem } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';
import { sent, type Sns, startSns, topicArn } from '../support/sns-topic.ts';

let sns: Sns;
beforeAll(async () => {
  sns = await startSns();
});
afterAll(() => sns[Symbol.asyncDispose]());

const allowed = () => ({ LIAISON_SNS_TOPICS: topicArn, AWS_ENDPOINT_URL_SNS: sns.url });

/** A contact event in the envelope of EventBridge. */
const contactEvent = (id: string, time: string, detail: object) => ({
  version: '0',
  id,
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  time,
  detail: { contactId: 'eventful', initialContactId: 'root', channel: 'CHAT', somethingNew: { a: 1 }, ...detail },
});

/** What S3 says of a new object. */
const created = (bucket: string) => ({
  Records: [
    {
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: bucket }, object: { key: 'a+b/%C3%BC.json', size: 1 } },
    },
  ],
});

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    await store.open();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  const server = (options: Parameters<typeof testApp>[0] = {}) =>
    testApp({ store, ...options, environment: { ...allowed(), ...options.environment } }).app;
  const itemsOf = (contactId: string) =>
    store.db.selectFrom('item').select(['id', 'content']).where('contact_id', '=', contactId).orderBy('id').execute();

  test('an item that Amazon Connect streams is stored, once, however often and in whatever order it comes', async () => {
    const app = server();
    const notifications = ['a', 'b', 'c'].map((id) => sns.notification(chatItem(id, { ContactId: 'streamed' })));
    const [first, second, third] = notifications;
    for (const body of [third, first, first, second, third]) {
      const answer = await app.request('/api/ingest/sns', sent(body));
      expect(answer.status).toBe(200);
    }
    const again = await server().request('/api/ingest/sns', sent(first));
    expect(await again.json()).toEqual({ kind: 'item' });
    expect((await itemsOf('streamed')).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('many at once are written together, and each is answered', async () => {
    const app = server({ environment: { LIAISON_REQUESTS_PER_MINUTE: '1' } });
    // Signed beforehand: that keeps the process so busy that the server could not get the certificate in time.
    const requests = Array.from({ length: 300 }, (_unused, index) =>
      sent(sns.notification(chatItem(`i${index}`, { ContactId: 'many' }))),
    );
    const answers = await Promise.all(requests.map(async (request) => app.request('/api/ingest/sns', request)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await itemsOf('many')).toHaveLength(300);
  });

  test('attributes and tags that are excluded never reach the database', async () => {
    const app = server({ environment: { LIAISON_EXCLUDED_ATTRIBUTES: 'tax:Number,secret' } });
    const told = contactEvent('1', '2026-11-23T08:00:00Z', {
      contactId: 'reticent',
      eventType: 'INITIATED',
      segmentAttributes: { 'tax:Number': { valueString: 'hush' }, 'connect:Subtype': { valueString: 'connect:Chat' } },
      tags: { secret: 'hush', team: 'north' },
    });
    expect((await app.request('/api/ingest/sns', sent(sns.notification(told)))).status).toBe(200);
    const stored = {
      contact: await store.db.selectFrom('contact').selectAll().where('id', '=', 'reticent').execute(),
      events: await store.db.selectFrom('contact_event').selectAll().where('contact_id', '=', 'reticent').execute(),
    };
    expect(JSON.stringify(stored)).not.toContain('hush');
    expect(stored.contact[0]).toMatchObject({
      segment_attributes: { 'connect:Subtype': 'connect:Chat' },
      tags: { team: 'north' },
    });
    const strict = server({ environment: { LIAISON_EXCLUDED_ATTRIBUTES: '*' } });
    const again = { ...told, id: '2', detail: { ...told.detail, contactId: 'silent' } };
    expect((await strict.request('/api/ingest/sns', sent(sns.notification(again)))).status).toBe(200);
    const [silent] = await store.db.selectFrom('contact').selectAll().where('id', '=', 'silent').execute();
    expect(silent).toMatchObject({ segment_attributes: {}, tags: {} });
  });

  test('contact events build the record of a contact, in any order', async () => {
    const initiated = contactEvent('1', '2026-11-23T08:00:00Z', {
      eventType: 'INITIATED',
      initiationMethod: 'API',
      initiationTimestamp: '2026-10-31T23:59:00.000Z',
      segmentAttributes: { 'connect:Subtype': { valueString: 'connect:Chat' }, odd: { valueNumber: 1 } },
    });
    const queued = contactEvent('2', '2026-11-23T08:01:00Z', {
      eventType: 'QUEUED',
      queueInfo: {
        queueArn: 'arn:aws:connect:r:1:instance/i/queue/queue-1',
        enqueueTimestamp: '2026-11-23T08:01:00.000Z',
      },
    });
    const moved = contactEvent('3', '2026-11-23T08:02:00Z', {
      eventType: 'QUEUED',
      queueInfo: {
        queueArn: 'arn:aws:connect:r:1:instance/i/queue/queue-2',
        enqueueTimestamp: '2026-11-23T08:02:00.000Z',
      },
    });
    const ended = contactEvent('4', '2026-11-23T08:30:00Z', {
      eventType: 'COMPLETED',
      agentInfo: { agentArn: 'arn:aws:connect:r:1:instance/i/agent/agent-7' },
      disconnectTimestamp: '2026-11-23T08:29:00.000Z',
      tags: { team: 'a\u0000b' },
    });
    const app = server();
    for (const body of [initiated, ended, moved, queued, ended]) {
      const answer = await app.request('/api/ingest/sns', sent(sns.notification(body)));
      expect(await answer.json()).toEqual({ kind: 'contact_event' });
    }
    const contact = await store.db.selectFrom('contact').selectAll().where('id', '=', 'eventful').executeTakeFirst();
    expect(contact).toMatchObject({
      start_month: 202_610,
      initial_contact_id: 'root',
      channel: 'CHAT',
      initiation_method: 'API',
      initiated_at: new Date('2026-10-31T23:59:00.000Z'),
      enqueued_at: new Date('2026-11-23T08:02:00.000Z'),
      disconnected_at: new Date('2026-11-23T08:29:00.000Z'),
      completed_at: new Date('2026-11-23T08:30:00Z'),
      queue_id: 'queue-2',
      agent_id: 'agent-7',
      segment_attributes: { 'connect:Subtype': 'connect:Chat' },
      tags: { team: 'a\uFFFDb' },
    });
  });

  test('an S3 event has the transcript file read and stored, from allowed buckets only', async () => {
    await using aws = await startAwsStub();
    aws.replyWith({
      status: 200,
      body: {
        Version: '2019-08-26',
        InitialContactId: 'root',
        ContactId: 'filed',
        Participants: [],
        Transcript: [chatItem('x', { ContactId: undefined }), { Id: 'broken' }],
      },
    });
    const app = server({ aws: aws.url, environment: { LIAISON_TRANSCRIPT_BUCKETS: 'transcripts' } });
    await app.request('/api/ingest/sns', sent(sns.notification(created('others'))));
    expect(aws.calls).toEqual([]);
    const answer = await app.request('/api/ingest/sns', sent(sns.notification(created('transcripts'))));
    expect(await answer.json()).toEqual({ kind: 'transcript_file' });
    expect(aws.calls[0]?.path).toMatch(/^\/transcripts\/a%20b\/%C3%BC\.json\b/);
    expect((await itemsOf('filed')).map(({ id }) => id)).toEqual(['x']);
  });

  test.each([
    ['text', 'hello'],
    ['JSON of no known kind', { hello: 'world' }],
    ['the test event of S3', { Service: 'Amazon S3', Event: 's3:TestEvent' }],
  ])('%s is taken and kept nowhere: sending it again would not help', async (_name, message) => {
    const answer = await server().request('/api/ingest/sns', sent(sns.notification(message)));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ kind: 'unknown' });
  });
});

test('what could not be stored is answered so that SNS sends it again', async () => {
  await using database = await databases[0]![1]();
  const broken = openStore({ settings: { ...database.settings, databaseUrl: 'postgresql://127.0.0.1:1/none' } });
  const body = sns.notification(chatItem('x'));
  const { app, logged } = testApp({ store: broken, environment: allowed() });
  const refused = await app.request('/api/ingest/sns', sent(body));
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ error: { code: 'database_unavailable' } });
  expect(logged.join('')).not.toContain('message x');
});
