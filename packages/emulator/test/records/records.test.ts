import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import type { ContactEvent } from '../../src/records/contact-event.ts';
import type { TranscriptFile } from '../../src/records/transcript-file.ts';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { clearContact } from '../../src/world/clear-contact.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { invite } from '../../src/world/invite.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { sendReceipt } from '../../src/world/send-receipt.ts';
import { updateContact } from '../../src/world/update-contact.ts';
import { connectedChat, waitingChat } from '../support/chat.ts';
import { startChat } from '../../src/world/start-chat.ts';
import { Endpoint } from '../streaming/endpoint.ts';

const eventTopic = 'arn:aws:sns:us-west-2:111122223333:contact-events';
const fileTopic = 'arn:aws:sns:us-west-2:111122223333:transcripts';
let clock: ManualClock;
let emulator: Emulator;
let endpoint: Endpoint;
let folder: string;

beforeEach(async () => {
  clock = new ManualClock();
  folder = await mkdtemp(join(tmpdir(), 'transcripts-'));
  endpoint = await Endpoint.open();
  emulator = await createEmulator({
    clock,
    seed: 1,
    topics: [
      { arn: eventTopic, endpoint: endpoint.url },
      { arn: fileTopic, endpoint: endpoint.url },
    ],
    records: { transcriptFolder: folder, transcriptTopic: fileTopic, contactEventTopic: eventTopic },
  });
});
afterEach(async () => {
  await emulator[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function control<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(`${emulator.url}/_emulator${path}`)).json()) as Answer;
}
const events = async (contactId: string) =>
  (await control<{ events: ContactEvent[] }>(`/contact-events?contactId=${contactId}`)).events;
const keys = async () => (await control<{ keys: string[] }>('/transcripts')).keys;
const s3 = () =>
  new S3Client({
    endpoint: `${emulator.url}/s3`,
    region: 'us-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
  });

function wholeChat() {
  const chat = connectedChat(emulator);
  const { world } = emulator;
  clock.advance(1_000);
  const message = sendMessage(world, chat.customer, { contentType: 'text/plain', content: 'Grüße' });
  sendReceipt(world, chat.agent, { kind: 'read', messageId: message.Id });
  clock.advance(1_000);
  leaveContact(world, chat.customer);
  return chat;
}

describe('contact events', () => {
  it('E1: tell the life of a contact', async () => {
    const { contact } = wholeChat();
    // What has happened is told in the microtask after it.
    await Promise.resolve();
    updateContact(emulator.world, contact, { tags: { team: 'blue' } });
    await Promise.resolve();
    clock.advance(30_000);
    clearContact(emulator.world, { login: 'ada', contactId: contact.id });
    const told = await events(contact.id);
    expect(told.map(({ detail }) => detail.eventType)).toEqual([
      'INITIATED',
      'CONNECTED_TO_SYSTEM',
      'QUEUED',
      'CONNECTED_TO_AGENT',
      'DISCONNECTED',
      'CONTACT_DATA_UPDATED',
      'COMPLETED',
    ]);
    expect(told.at(-1)).toMatchObject({
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: defaultInstance.accountId,
      time: new Date(clock.now()).toISOString(),
      detail: {
        contactId: contact.id,
        initialContactId: contact.id,
        channel: 'CHAT',
        instanceArn: defaultInstance.arn,
        initiationMethod: 'API',
        disconnectReason: 'CUSTOMER_DISCONNECT',
        queueInfo: { queueArn: defaultInstance.queues[0].arn },
        agentInfo: { agentArn: defaultInstance.agents[0].arn, afterContactWorkDuration: 30 },
        tags: { team: 'blue' },
      },
    });
  });

  it('E1: name the customer where the chat began with a name for them', async () => {
    const contactFlowId = defaultInstance.contactFlows[0].id;
    const request = { contactFlowId, displayName: 'Cleo' };
    const { contact } = startChat(emulator.world, { ...request, customerId: 'C-1' });
    const { contact: unknown } = startChat(emulator.world, request);
    await Promise.resolve();
    expect((await events(contact.id))[0]?.detail).toMatchObject({ customerId: 'C-1' });
    expect((await events(unknown.id))[0]?.detail).not.toHaveProperty('customerId');
  });

  it('E2: a chat that nobody took ends without COMPLETED', async () => {
    const { contact, customer } = waitingChat(emulator);
    leaveContact(emulator.world, customer);
    expect((await events(contact.id)).map(({ detail }) => detail.eventType)).toEqual([
      'INITIATED',
      'CONNECTED_TO_SYSTEM',
      'QUEUED',
      'DISCONNECTED',
    ]);
  });

  it('E3: go to their topic, doubled and shuffled by faults', async () => {
    await confirm();
    emulator.faults.add({
      on: { operation: 'DeliverContactEvent' },
      times: 1,
      effect: { kind: 'duplicate-frame' },
    });
    emulator.faults.add({
      on: { operation: 'DeliverContactEvent' },
      times: 3,
      effect: { kind: 'shuffle-frames', size: 2 },
    });
    const { contact } = waitingChat(emulator);
    const received = (await endpoint.until(6))
      .slice(2)
      .map(({ envelope }) => JSON.parse(envelope.Message) as ContactEvent);
    const happened = await events(contact.id);
    const types = received.map(({ detail }) => detail.eventType);
    expect(new Set(received.map(({ id }) => id))).toEqual(new Set(happened.map(({ id }) => id)));
    expect(types.filter((type) => type === 'INITIATED')).toHaveLength(2);
  });
});

/** Takes both subscriptions, as a receiver does. */
async function confirm() {
  for (const { envelope } of (await endpoint.until(2)).slice(0, 2)) await fetch(envelope.SubscribeURL ?? '');
}

describe('transcript files', () => {
  it('E4: hold the items of the contact and its participants, in a folder and as an object', async () => {
    const { contact, customer, agent } = wholeChat();
    await expect.poll(keys).toHaveLength(1);
    const [Key = ''] = await keys();
    expect(Key).toBe(`connect/liaison-local/ChatTranscripts/2026/01/05/${contact.id}_20260105T09:00_UTC.json`);
    const Bucket = emulator.records.bucket;
    const object = await s3().send(new GetObjectCommand({ Bucket, Key }));
    const text = (await object.Body?.transformToString()) ?? '';
    const file = JSON.parse(text) as TranscriptFile;
    expect(file).toMatchObject({
      Version: '2019-08-26',
      AWSAccountId: defaultInstance.accountId,
      InstanceId: defaultInstance.id,
      InitialContactId: contact.id,
      ContactId: contact.id,
      Participants: [{ ParticipantId: customer.id }, { ParticipantId: agent.id }],
    });
    expect(
      file.Transcript.map(
        ({ Type, Content, ContentType }) => Content ?? `${Type} ${ContentType?.split('.').slice(-2).join('.')}`,
      ),
    ).toEqual([
      'EVENT participant.joined',
      'EVENT participant.joined',
      'Grüße',
      'EVENT participant.left',
      'EVENT chat.ended',
    ]);
    expect(file.Transcript.at(-1)).not.toHaveProperty('ParticipantId');
    expect(file.Transcript[2]).not.toHaveProperty('MessageMetadata');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    expect(await readFile(join(folder, names[0] ?? ''), 'utf8')).toBe(text);
  });

  it('E4: are one for each segment of a transferred chat', async () => {
    const { contact, customer } = connectedChat(emulator);
    const { world } = emulator;
    const [quickConnect] = defaultInstance.quickConnects;
    putAgentState(world, { login: 'bo', state: 'Available' });
    const segment = invite(world, { login: 'ada', contactId: contact.id, quickConnect, purpose: 'transfer' });
    acceptContact(world, { login: 'bo', contactId: segment.id });
    await expect.poll(keys).toHaveLength(1);
    sendMessage(world, customer, { contentType: 'text/plain', content: 'To Bo' });
    leaveContact(world, customer);
    await expect.poll(keys).toHaveLength(2);
    const files = emulator.records.objects.list().map(({ body }) => JSON.parse(body) as TranscriptFile);
    const byContact = new Map(files.map((file) => [file.ContactId, file]));
    const said = (id: string) => byContact.get(id)?.Transcript.flatMap(({ Content }) => Content ?? []);
    expect([...byContact.values()].map(({ InitialContactId }) => InitialContactId)).toEqual([contact.id, contact.id]);
    expect([said(contact.id), said(segment.id)]).toEqual([[], ['To Bo']]);
    const [initiated] = await events(segment.id);
    expect(initiated?.detail).toMatchObject({ initiationMethod: 'TRANSFER', previousContactId: contact.id });
  });

  it('E5: are listed in pages; an unknown key is NoSuchKey', async () => {
    for (let count = 0; count < 3; count += 1) leaveContact(emulator.world, waitingChat(emulator).customer);
    await expect.poll(keys).toHaveLength(3);
    const Bucket = emulator.records.bucket;
    const list = (ContinuationToken?: string) =>
      s3().send(
        new ListObjectsV2Command({
          Bucket,
          Prefix: 'connect/',
          MaxKeys: 2,
          ...(ContinuationToken && { ContinuationToken }),
        }),
      );
    const first = await list();
    const second = await list(first.NextContinuationToken);
    expect([...(first.Contents ?? []), ...(second.Contents ?? [])].map(({ Key }) => Key)).toEqual(await keys());
    expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false]);
    await expect(s3().send(new GetObjectCommand({ Bucket, Key: 'connect/none.json' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
  });

  it('E6: are told to their topic by S3’s event; a fault keeps one back', async () => {
    await confirm();
    emulator.faults.add({ on: { operation: 'PutTranscript' }, times: 1, effect: { kind: 'lose-frame' } });
    leaveContact(emulator.world, waitingChat(emulator).customer);
    const { contact, customer } = waitingChat(emulator);
    leaveContact(emulator.world, customer);
    await expect.poll(() => told('Records')).toHaveLength(1);
    expect(told('Records')).toMatchObject([
      {
        Records: [
          { eventName: 'ObjectCreated:Put', s3: { object: { key: expect.stringContaining(contact.id) as string } } },
        ],
      },
    ]);
    expect(await keys()).toHaveLength(1);
  });
});

const told = (member: string) =>
  endpoint.received
    .filter(({ envelope }) => envelope.Type === 'Notification')
    .map(({ envelope }) => JSON.parse(envelope.Message) as object)
    .filter((message) => member in message);
