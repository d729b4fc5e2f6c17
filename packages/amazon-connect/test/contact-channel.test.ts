import type { LiaisonError } from '@liaison/core';
import { FakeClock, settle } from '@liaison/core/testing';
import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { createChatPort } from '../src/chat/create-chat-port.ts';
import type { ChatCredentials } from '../src/chat/chat-credentials.ts';
import { agentData, chatData, FakeStreams } from './fake-streams.ts';
import { portOverStreams } from './port-over-streams.ts';
import { RecordingObserver } from './recording-observer.ts';

interface Sent {
  path: string;
  bearer: string | null;
  body: unknown;
}

const item = (Id: string, members: object = {}) => ({
  Id,
  Type: 'MESSAGE',
  AbsoluteTime: '2026-01-05T09:00:00.000Z',
  ContentType: 'text/plain',
  Content: 'hello',
  ContactId: 'c1',
  ...members,
});

async function setUp(credentials: ChatCredentials = 'streams') {
  const streams = new FakeStreams();
  const clock = new FakeClock();
  const errors: LiaisonError[] = [];
  const onError = (error: LiaisonError): void => void errors.push(error);
  const sent: Sent[] = [];
  const refused = new Set<string>();
  const fetch: typeof globalThis.fetch = (url, init) => {
    const bearer = new Headers(init?.headers).get('x-amz-bearer');
    sent.push({ path: new URL(url as string).pathname, bearer, body: JSON.parse(init?.body as string) });
    const answer = { Id: 'm1', AbsoluteTime: '2026-01-05T09:00:00.000Z' };
    return Promise.resolve(
      refused.has(bearer ?? '')
        ? new Response('{}', { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } })
        : Response.json(answer),
    );
  };
  const port = portOverStreams(streams, { clock, onError, fetch });
  const chat = createChatPort({
    region: 'us-west-2',
    participantEndpoint: 'http://127.0.0.1:4501/',
    clock,
    onError,
    fetch,
    agent: { port, credentials },
  });
  port.start({ status: () => {}, snapshot: () => {}, sessionEnds: () => {} });
  await settle();
  streams.update(agentData([chatData('c1', 'connected'), chatData('c2', 'connected')]));

  /** Answers the CCP's chat token, the n-th for this contact. */
  const giveToken = (token: string, life = 3_600_000) =>
    streams.lastCall('createTransport').callbacks.success({
      chatTokenTransport: { participantToken: token, expiry: new Date(clock.now() + life).toISOString() },
    });
  const begin = (contactId = 'c1') => {
    const observer = new RecordingObserver();
    const giveUp = new AbortController();
    const opening = chat.open({ kind: 'contact', contactId }, observer, { signal: giveUp.signal });
    opening.catch(() => {});
    return { giveUp, observer, opening };
  };
  const open = async (contactId = 'c1', life?: number) => {
    const { observer, opening } = begin(contactId);
    await settle();
    if (credentials === 'streams') giveToken(`CT-${contactId}`, life);
    await settle();
    const session = streams.sessions.at(-1);
    if (!session) throw new Error('No session was created');
    session.connecting.resolve({});
    return { channel: await opening, observer, session };
  };
  const { signal } = new AbortController();
  return { begin, chat, clock, errors, giveToken, open, refused, sent, signal, streams };
}

describe('opening a contact', () => {
  it("takes the token from the agent's session and creates the session itself, on the agent's socket", async () => {
    const { open, streams } = await setUp();
    const { channel, session } = await open();
    expect(streams.lastCall('createTransport').parameters).toEqual({
      transportType: 'chat_token',
      contactId: 'c1',
      participantId: 'agent-of-c1',
    });
    expect(session.options).toMatchObject({
      type: 'AGENT',
      chatDetails: { contactId: 'c1', initialContactId: 'c1', participantId: 'agent-of-c1', participantToken: 'PT-c1' },
      options: { region: 'us-west-2' },
    });
    expect(channel.participantId).toBe('agent-of-c1');
    expect(session.connects).toBe(1);
  });

  it('sets endpoint and region once, before the first session', async () => {
    const { open, streams } = await setUp();
    await open('c1');
    await open('c2');
    expect(streams.globalConfigs).toEqual([{ region: 'us-west-2', endpoint: 'http://127.0.0.1:4501' }]);
  });

  it('listens before it connects', async () => {
    const { begin, giveToken, streams } = await setUp();
    const { observer } = begin();
    await settle();
    giveToken('CT-c1');
    await settle();
    streams.sessions[0]?.deliver('onMessage', item('early'));
    expect(observer.heard).toEqual(['early']);
  });

  it('tells ChatJS a life of the token that never comes up, whatever the real one is', async () => {
    const { clock, open } = await setUp();
    const { session } = await open('c1', 30_000);
    const { chatTokenTransport } = await session.options.chatDetails.getConnectionToken();
    expect(chatTokenTransport.participantToken).toBe('CT-c1');
    expect(Date.parse(chatTokenTransport.expiry) - clock.now()).toBe(24 * 3_600_000);
  });

  it('hands the participant token to the exchange when so configured, and asks the CCP for none', async () => {
    const asked: string[] = [];
    const exchange = (participantToken: string) => {
      asked.push(participantToken);
      return Promise.resolve({ connectionToken: 'CT-exchanged', connectionTokenExpiry: '2030-01-01T00:00:00Z' });
    };
    const { open, sent, signal, streams } = await setUp({ exchange });
    const { channel } = await open();
    await channel.sendMessage({ clientToken: 't', content: 'hi', contentType: 'text/plain' }, { signal });
    expect(asked).toEqual(['PT-c1']);
    expect(sent.at(-1)?.bearer).toBe('CT-exchanged');
    expect(streams.calls.map(({ method }) => method)).not.toContain('createTransport');
  });

  it('a failure leaves nothing behind, and the next try succeeds', async () => {
    const { begin, clock, open, streams } = await setUp();
    const { opening } = begin();
    await settle();
    streams.lastCall('createTransport').callbacks.failure('{"type":"InternalServiceException","statusCode":500}');
    await expect(opening).rejects.toMatchObject({ name: 'ServiceError', retryable: true });
    expect(streams.sessions).toEqual([]);
    await clock.advance(1_000);
    const { channel } = await open();
    expect(channel.participantId).toBe('agent-of-c1');
  });

  it('turns what ChatJS rejects with into a typed error and takes the session off the socket', async () => {
    const { begin, giveToken, streams } = await setUp();
    const { opening } = begin();
    await settle();
    giveToken('CT');
    await settle();
    streams.sessions[0]?.connecting.reject({ connectSuccess: false, _debug: 'SECRET' });
    const error = await opening.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ServiceError' });
    expect(JSON.stringify(error)).not.toContain('SECRET');
    expect(streams.sessions[0]).toMatchObject({ broken: 1, cleanedUp: 1 });
  });

  it('ends after fifteen seconds when ChatJS never answers', async () => {
    const { begin, clock, giveToken, streams } = await setUp();
    const { opening } = begin();
    await settle();
    giveToken('CT');
    await clock.advance(15_000);
    await expect(opening).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(streams.sessions[0]?.broken).toBe(1);
  });

  it('is an InternalError when ChatJS cannot create a session', async () => {
    const { begin, giveToken, streams } = await setUp();
    streams.createFails = true;
    const { opening } = begin();
    await settle();
    giveToken('CT');
    await expect(opening).rejects.toMatchObject({ name: 'InternalError' });
  });

  it('given up while connecting releases the session', async () => {
    const { begin, giveToken, streams } = await setUp();
    const { giveUp, observer, opening } = begin();
    await settle();
    giveToken('CT');
    await settle();
    giveUp.abort();
    streams.sessions[0]?.connecting.resolve({});
    await expect(opening).rejects.toMatchObject({ name: 'NetworkError' });
    expect(streams.sessions[0]?.broken).toBe(1);
    streams.emit('webSocket::connection_lost');
    expect(observer.heard).toEqual([]);
  });

  it('a contact that is gone is not found', async () => {
    const { begin } = await setUp();
    await expect(begin('nobody').opening).rejects.toMatchObject({ name: 'ContactNotFoundError' });
  });
});

describe('what a contact delivers', () => {
  it.each([
    ['onMessage', 'text/plain'],
    ['onTyping', EventContentType.typing],
    ['onReadReceipt', EventContentType.messageRead],
    ['onDeliveredReceipt', EventContentType.messageDelivered],
    ['onParticipantIdle', EventContentType.participantIdle],
    ['onParticipantReturned', EventContentType.participantReturned],
    ['onParticipantInvited', EventContentType.participantInvited],
    ['onAutoDisconnection', EventContentType.participantAutodisconnection],
    ['onParticipantDisplayNameUpdated', EventContentType.participantDisplaynameUpdated],
    ['onChatRehydrated', EventContentType.chatRehydrated],
    ['onAuthenticationInitiated', EventContentType.authenticationInitiated],
    ['onAuthenticationSuccessful', EventContentType.authenticationSucceeded],
    ['onAuthenticationFailed', EventContentType.authenticationFailed],
    ['onAuthenticationTimeout', EventContentType.authenticationTimeout],
    ['onAuthenticationExpired', EventContentType.authenticationExpired],
    ['onAuthenticationCanceled', EventContentType.authenticationCancelled],
  ] as const)('%s as an item, without the tokens of the event', async (event, ContentType) => {
    const { open } = await setUp();
    const { observer, session } = await open();
    session.deliver(event, item('i1', { ContentType }));
    expect(observer.items).toMatchObject([{ Id: 'i1', ContentType, ContactId: 'c1' }]);
    expect(JSON.stringify(observer.items)).not.toContain('SECRET');
  });

  it("a receipt of another chat with that chat's own id, for core to match", async () => {
    const { open } = await setUp();
    const { observer, session } = await open('c1');
    const MessageMetadata = { MessageId: 'm9', Receipts: [{ RecipientParticipantId: 'p', ReadTimestamp: 'now' }] };
    session.deliver('onReadReceipt', item('r1', { Type: 'MESSAGEMETADATA', ContactId: 'c2', MessageMetadata }));
    expect(observer.items).toMatchObject([{ ContactId: 'c2', MessageMetadata: { MessageId: 'm9' } }]);
  });

  it('nothing for what is no item', async () => {
    const { open } = await setUp();
    const { observer, session } = await open();
    for (const data of [undefined, null, 'text', {}, item('')]) session.deliver('onMessage', data);
    expect(observer.heard).toEqual([]);
  });

  it('the end once, and nothing after it', async () => {
    const { open } = await setUp();
    const { observer, session } = await open();
    session.deliver('onMessage', item('end', { Type: 'EVENT', ContentType: EventContentType.chatEnded }));
    session.deliver('onEnded');
    session.deliver('onEnded');
    session.deliver('onMessage', item('late'));
    expect(observer.heard).toEqual(['end', 'ended']);
  });

  it('a transfer as the end, about which ChatJS says nothing', async () => {
    const { open } = await setUp();
    const { observer, session } = await open();
    session.deliver('onMessage', item('gone', { Type: 'EVENT', ContentType: EventContentType.transferSucceeded }));
    expect(observer.heard).toEqual(['gone', 'ended']);
  });

  it('a connection that ChatJS gave up', async () => {
    const { open } = await setUp();
    const { observer, session } = await open();
    session.deliver('onConnectionBroken');
    expect(observer.heard).toEqual(['broken ServiceError']);
  });

  it("reports an observer's exception, which ChatJS would swallow", async () => {
    const { errors, open } = await setUp();
    const { observer, session } = await open();
    observer.item = () => {
      throw new Error('bug');
    };
    session.deliver('onMessage', item('i1'));
    expect(errors).toMatchObject([{ name: 'InternalError' }]);
  });

  it('nothing after it was closed, and closes ChatJS for good', async () => {
    const { open, streams } = await setUp();
    const { channel, observer, session } = await open();
    channel.close();
    session.deliver('onMessage', item('late'));
    streams.emit('webSocket::connection_lost');
    expect(observer.heard).toEqual([]);
    expect(session).toMatchObject({ broken: 1, cleanedUp: 1 });
  });
});

describe("the agent's socket", () => {
  const subscribed = { topic: 'aws/subscribe', content: { status: 'success', topics: ['aws/chat'] } };

  it('counts as open once the subscription is confirmed, not when it opens', async () => {
    const { open, streams } = await setUp();
    const { observer } = await open();
    streams.emit('webSocket::connection_lost');
    streams.emit('webSocket::connection_open');
    expect(observer.heard).toEqual(['lost']);
    streams.emit('webSocket::subscription_update', subscribed);
    expect(observer.heard).toEqual(['lost', 'opened']);
  });

  it('opens again without having been lost when a silent one was replaced', async () => {
    const { open, streams } = await setUp();
    const { observer } = await open();
    streams.emit('webSocket::connection_open');
    streams.emit('webSocket::subscription_update', subscribed);
    expect(observer.heard).toEqual(['opened']);
  });

  it('is asked for the subscription when a new worker does not know of it', async () => {
    const { clock, open, streams } = await setUp();
    await open();
    streams.emit('webSocket::connection_open');
    await clock.advance(1_000);
    expect(streams.subscribedTopics).toEqual([['aws/chat']]);
    streams.emit('webSocket::subscription_update', subscribed);
    await clock.advance(30_000);
    expect(streams.subscribedTopics).toHaveLength(1);
  });

  it('counts as lost while the subscription is refused, and is asked again', async () => {
    const { clock, open, streams } = await setUp();
    const { observer } = await open();
    streams.emit('webSocket::subscription_failure');
    expect(observer.heard).toEqual(['lost']);
    await clock.advance(10_000);
    expect(streams.subscribedTopics).toHaveLength(2);
  });

  it('says that it is lost to a chat that opens meanwhile, once that has its channel', async () => {
    const { clock, open, streams } = await setUp();
    await open('c1');
    streams.emit('webSocket::connection_lost');
    const { observer } = await open('c2');
    expect(observer.heard).toEqual([]);
    await clock.advance(0);
    expect(observer.heard).toEqual(['lost']);
  });

  it('is lost once, however often that is reported', async () => {
    const { open, streams } = await setUp();
    const { observer } = await open();
    streams.emit('webSocket::connection_lost');
    streams.emit('webSocket::init_failure');
    expect(observer.heard).toEqual(['lost']);
  });

  it('says it to every open chat', async () => {
    const { open, streams } = await setUp();
    const first = await open('c1');
    const second = await open('c2');
    streams.emit('webSocket::connection_lost');
    expect([first.observer.heard, second.observer.heard]).toEqual([['lost'], ['lost']]);
  });
});

describe('what a contact sends', () => {
  it('goes out with the connection token and renews it once when it is refused', async () => {
    const { clock, giveToken, open, refused, sent, signal } = await setUp();
    const { channel } = await open();
    await clock.advance(1_000);
    refused.add('CT-c1');
    const sending = channel.sendMessage({ clientToken: 't1', content: 'hi', contentType: 'text/plain' }, { signal });
    await settle();
    giveToken('CT-new');
    expect(await sending).toEqual({ id: 'm1', absoluteTime: '2026-01-05T09:00:00.000Z' });
    expect(sent.map(({ bearer }) => bearer)).toEqual(['CT-c1', 'CT-new']);
    expect(sent.map(({ body }) => (body as { ClientToken: string }).ClientToken)).toEqual(['t1', 't1']);
  });

  it('has no session for contacts without an agent port', async () => {
    const port = createChatPort({ region: 'us-west-2', clock: new FakeClock(), onError: () => {} });
    const opening = port.open({ kind: 'contact', contactId: 'c1' }, new RecordingObserver(), {
      signal: new AbortController().signal,
    });
    await expect(opening).rejects.toMatchObject({ name: 'InvalidStateError' });
  });
});
