import { createVerify } from 'node:crypto';
import { StartContactStreamingCommand, StopContactStreamingCommand } from '@aws-sdk/client-connect';
import type { WireItem } from '@liaison/protocol';
import Validator from 'sns-payload-validator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import type { Envelope } from '../../src/streaming/envelope.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { sendReceipt } from '../../src/world/send-receipt.ts';
import { connectClient, connectedChat, type RunningChat, waitingChat } from '../support/chat.ts';
import { Endpoint } from './endpoint.ts';

const topicArn = 'arn:aws:sns:us-west-2:111122223333:chat';
const InstanceId = defaultInstance.id;
const clock = new ManualClock();
let emulator: Emulator;
let endpoint: Endpoint;

beforeEach(async () => {
  endpoint = await Endpoint.open();
  emulator = await createEmulator({ clock, seed: 1, topics: [{ arn: topicArn, endpoint: endpoint.url }] });
});
afterEach(async () => {
  await emulator[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
});

const client = () => connectClient(emulator, { maxAttempts: 1 });
const start = (ContactId: string, StreamingEndpointArn = topicArn, ClientToken: string = crypto.randomUUID()) =>
  client().send(
    new StartContactStreamingCommand({
      InstanceId,
      ContactId,
      ChatStreamingConfiguration: { StreamingEndpointArn },
      ClientToken,
    }),
  );
const say = ({ customer }: RunningChat, content: string) =>
  sendMessage(emulator.world, customer, { contentType: 'text/plain', content });
async function confirm(): Promise<Envelope> {
  const [confirmation] = await endpoint.until(1);
  expect((await fetch(confirmation?.envelope.SubscribeURL ?? '')).status).toBe(200);
  return confirmation?.envelope as Envelope;
}
/** What was streamed, without the confirmation. */
const streamed = async (count: number) =>
  (await endpoint.until(count + 1)).slice(1).map(({ envelope }) => JSON.parse(envelope.Message) as WireItem);

async function notification() {
  await confirm();
  const chat = waitingChat(emulator);
  await start(chat.contact.id);
  const item = say(chat, 'Grüße\n"quoted"');
  const received = (await endpoint.until(2))[1];
  return { chat, item, headers: received?.headers ?? {}, envelope: received?.envelope as Envelope };
}

const state = async () => (await (await fetch(`${emulator.url}/_emulator/topics`)).json()) as object;

describe('subscription (N1)', () => {
  it('sends nothing before it is confirmed', async () => {
    const chat = waitingChat(emulator);
    await start(chat.contact.id);
    say(chat, 'unheard');
    await confirm();
    say(chat, 'heard');
    expect(await streamed(1)).toMatchObject([{ Content: 'heard' }]);
  });

  it('takes only the token it has sent', async () => {
    const { SubscribeURL } = await confirm();
    const wrong = new URL(SubscribeURL ?? '');
    wrong.searchParams.set('Token', 'guess');
    expect((await fetch(wrong)).status).toBe(400);
  });
});

describe('envelope (N2)', () => {
  it('carries the item as text and the attributes of message streaming', async () => {
    const { chat, item, headers, envelope } = await notification();
    expect(JSON.parse(envelope.Message)).toEqual(item);
    expect(envelope).toMatchObject({ Type: 'Notification', TopicArn: topicArn, SignatureVersion: '2' });
    expect(headers).toMatchObject({ 'x-amz-sns-message-type': 'Notification', 'x-amz-sns-topic-arn': topicArn });
    const attributes = Object.entries(envelope.MessageAttributes ?? {}).map(([name, { Value }]) => [name, Value]);
    expect(Object.fromEntries(attributes)).toEqual({
      InitialContactId: chat.contact.id,
      ContactId: chat.contact.id,
      MessageVisibility: 'ALL',
      Type: 'MESSAGE',
      ContentType: 'text/plain',
      ParticipantRole: 'CUSTOMER',
      AccountId: defaultInstance.accountId,
      InstanceId,
    });
  });

  it('is signed so that an independent validator takes it, and not when it is changed', async () => {
    const { envelope } = await notification();
    const confirmation = endpoint.received[0]?.envelope as Envelope;
    const certificate = await (await fetch(envelope.SigningCertURL)).text();
    // The validator fetches from Amazon's hosts only: the certificate is put where it would have kept it.
    const SigningCertURL = `https://sns.us-west-2.amazonaws.com/${envelope.SigningCertURL.split('/').at(-1)}`;
    const validator = new Validator();
    (validator as unknown as { certCache: Map<string, string> }).certCache.set(SigningCertURL, certificate);
    for (const signed of [confirmation, envelope]) {
      await expect(validator.validate({ ...signed, SigningCertURL })).resolves.toMatchObject({ Type: signed.Type });
      await expect(validator.validate({ ...signed, SigningCertURL, Message: 'changed' })).rejects.toThrow('Signature');
    }
  });

  it('is signed with SHA-256, the key being the certificate’s', async () => {
    const { envelope } = await notification();
    const { Message, MessageId, Timestamp } = envelope;
    const text = `Message\n${Message}\nMessageId\n${MessageId}\nTimestamp\n${Timestamp}\nTopicArn\n${topicArn}\nType\nNotification\n`;
    const certificate = await (await fetch(envelope.SigningCertURL)).text();
    expect(createVerify('RSA-SHA256').update(text).verify(certificate, envelope.Signature, 'base64')).toBe(true);
  });
});

it('is stamped with the time of the receivers, who know nothing of a clock that was moved (N2)', async () => {
  await using receiver = await Endpoint.open();
  await using advanced = await createEmulator({ topics: [{ arn: topicArn, endpoint: receiver.url }] });
  const [confirmation] = await receiver.until(1);
  await fetch(confirmation?.envelope.SubscribeURL ?? '');
  const hour = 3_600_000;
  const before = Date.now();
  advanced.control.advanceClock(hour);
  const chat = waitingChat(advanced);
  const streaming = { InstanceId, ContactId: chat.contact.id, ClientToken: crypto.randomUUID() };
  await connectClient(advanced, { maxAttempts: 1 }).send(
    new StartContactStreamingCommand({ ...streaming, ChatStreamingConfiguration: { StreamingEndpointArn: topicArn } }),
  );
  const item = sendMessage(advanced.world, chat.customer, { contentType: 'text/plain', content: 'late' });
  const received = (await receiver.until(2))[1];
  expect(Date.parse(item.AbsoluteTime)).toBeGreaterThanOrEqual(before + hour);
  expect(Date.parse(received?.envelope.Timestamp ?? '')).toBeLessThan(before + hour);
});

describe('streaming (N3)', () => {
  it('streams messages and events of everybody, not receipts', async () => {
    await confirm();
    const chat = connectedChat(emulator);
    await start(chat.contact.id);
    const message = say(chat, 'one');
    sendReceipt(emulator.world, chat.agent, { kind: 'read', messageId: message.Id });
    sendMessage(emulator.world, chat.agent, { contentType: 'text/plain', content: 'two' });
    const contents = (await streamed(2)).map(({ Content }) => Content);
    expect(new Set(contents)).toEqual(new Set(['one', 'two']));
  });

  it('stops, and the same client token starts it once', async () => {
    await confirm();
    const chat = waitingChat(emulator);
    const first = await start(chat.contact.id, topicArn, 'once');
    expect((await start(chat.contact.id, topicArn, 'once')).StreamingId).toBe(first.StreamingId);
    const stop = () =>
      client().send(
        new StopContactStreamingCommand({ InstanceId, ContactId: chat.contact.id, StreamingId: first.StreamingId }),
      );
    await stop();
    await expect(stop()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    say(chat, 'unheard');
    await start(chat.contact.id);
    say(chat, 'heard');
    expect(await streamed(1)).toMatchObject([{ Content: 'heard' }]);
  });

  it('refuses an unknown topic and a third one', async () => {
    const { contact } = waitingChat(emulator);
    await expect(start(contact.id, 'arn:aws:sns:us-west-2:1:none')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await start(contact.id);
    await start(contact.id);
    await expect(start(contact.id)).rejects.toMatchObject({ name: 'LimitExceededException' });
  });
});

describe('delivery (N4)', () => {
  it('tries again until the endpoint takes it', async () => {
    await confirm();
    const chat = waitingChat(emulator);
    await start(chat.contact.id);
    endpoint.status = 500;
    say(chat, 'again');
    await endpoint.until(2);
    await expect.poll(state).toMatchObject({ deliveries: { refused: 1, waiting: 1 } });
    endpoint.status = 200;
    clock.advance(1_000);
    const [, first, second] = await endpoint.until(3);
    expect(second?.envelope).toEqual(first?.envelope);
    await expect.poll(state).toMatchObject({ deliveries: { delivered: 2, refused: 1, waiting: 0 } });
  });

  it('delivers twice when the answer is lost', async () => {
    await confirm();
    const chat = waitingChat(emulator);
    await start(chat.contact.id);
    emulator.faults.add({ on: { operation: 'DeliverNotification' }, times: 1, effect: { kind: 'lose-response' } });
    say(chat, 'twice');
    await endpoint.until(2);
    await expect.poll(state).toMatchObject({ deliveries: { refused: 1, waiting: 1 } });
    clock.advance(1_000);
    expect((await streamed(2)).map(({ Content }) => Content)).toEqual(['twice', 'twice']);
  });
});
