import { DescribeContactCommand, StartChatContactCommand, StopContactCommand } from '@aws-sdk/client-connect';
import {
  CreateParticipantConnectionCommand,
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  type GetTranscriptCommandInput,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { EventContentType } from '@liaison/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { TestSocket } from '../support/test-socket.ts';
import { onAws, openEmulator, openTarget, type Target } from './target.ts';

let shared: Target;

beforeAll(async () => {
  shared = await openTarget();
});
afterAll(() => shared[Symbol.asyncDispose]());

/** A customer who has connected, and what that customer can do. The chat ends with the test. */
async function chatOn(target: Target) {
  const { connect, participant, instanceId: InstanceId, contactFlowId: ContactFlowId } = target;
  const { ContactId, ParticipantId, ParticipantToken } = await connect.send(
    new StartChatContactCommand({ InstanceId, ContactFlowId, ParticipantDetails: { DisplayName: 'Cleo' } }),
  );
  const connection = await participant.send(
    new CreateParticipantConnectionCommand({ ParticipantToken, Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] }),
  );
  const ConnectionToken = connection.ConnectionCredentials?.ConnectionToken;
  const stop = () => connect.send(new StopContactCommand({ InstanceId, ContactId }));
  return {
    contactId: ContactId ?? '',
    participantId: ParticipantId ?? '',
    connection,
    say: (Content: string, ClientToken?: string) =>
      participant.send(new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content, ClientToken })),
    transcript: (input: Partial<GetTranscriptCommandInput> = {}) =>
      participant.send(new GetTranscriptCommand({ ConnectionToken, ...input })),
    send: (ContentType: string, Content?: string) =>
      participant.send(new SendEventCommand({ ConnectionToken, ContentType, Content })),
    leave: () => participant.send(new DisconnectParticipantCommand({ ConnectionToken })),
    describe: () => connect.send(new DescribeContactCommand({ InstanceId, ContactId })),
    stop,
    [Symbol.asyncDispose]: () =>
      stop().then(
        () => undefined,
        () => undefined,
      ),
  };
}
const texts = ({ Transcript = [] }: { Transcript?: { Content?: string | undefined }[] | undefined }) =>
  Transcript.flatMap(({ Content }) => Content ?? []);

describe('a chat', () => {
  it('S3: gives a customer a token for a day and a socket address for less than two minutes', async () => {
    await using chat = await chatOn(shared);
    const { ConnectionCredentials, Websocket } = chat.connection;
    const hours = (Date.parse(ConnectionCredentials?.Expiry ?? '') - Date.now()) / 3_600_000;
    const seconds = (Date.parse(Websocket?.ConnectionExpiry ?? '') - Date.now()) / 1_000;
    expect([Math.round(hours), seconds > 60 && seconds < 120]).toEqual([24, true]);
  });

  it('S6: repeats an answer for the same client token, and keeps one message', async () => {
    await using chat = await chatOn(shared);
    const ClientToken = crypto.randomUUID();
    const first = await chat.say('Once', ClientToken);
    expect(await chat.say('Once', ClientToken)).toMatchObject({ Id: first.Id, AbsoluteTime: first.AbsoluteTime });
    expect(texts(await chat.transcript()).filter((text) => text === 'Once')).toHaveLength(1);
  });

  it('S10: reads the transcript in pages, the newest first unless told otherwise', async () => {
    await using chat = await chatOn(shared);
    for (const text of ['one', 'two', 'three']) await chat.say(text);
    expect(texts(await chat.transcript({ MaxResults: 2 }))).toEqual(['three', 'two']);
    const page = await chat.transcript({ MaxResults: 2, SortOrder: 'ASCENDING' });
    expect(texts(page)).toEqual(['two', 'three']);
    const { NextToken } = page;
    expect(texts(await chat.transcript({ MaxResults: 1, NextToken }))).toEqual(['one']);
  });

  it('W1, W2, W3: delivers a message on the socket of its sender, after the subscription', async () => {
    await using chat = await chatOn(shared);
    using socket = await TestSocket.subscribed(chat.connection.Websocket?.Url ?? '');
    const { Id } = await chat.say('Hello');
    expect(await socket.item((item) => item.Id === Id)).toMatchObject({
      Type: 'MESSAGE',
      Content: 'Hello',
      ParticipantId: chat.participantId,
      ParticipantRole: 'CUSTOMER',
      ContactId: chat.contactId,
      InitialContactId: chat.contactId,
    });
    await socket.drained();
  });

  it('S8: takes typing, and does not keep it', async () => {
    await using chat = await chatOn(shared);
    expect((await chat.send(EventContentType.typing)).Id).toBeTruthy();
    const { Transcript = [] } = await chat.transcript();
    expect(Transcript.map(({ ContentType }) => ContentType)).not.toContain(EventContentType.typing);
  });

  it.each([
    ['no content', (chat: Awaited<ReturnType<typeof chatOn>>) => chat.say('')],
    ['a page of 101', (chat: Awaited<ReturnType<typeof chatOn>>) => chat.transcript({ MaxResults: 101 })],
    ['an event nobody knows', (chat: Awaited<ReturnType<typeof chatOn>>) => chat.send('application/x.unknown')],
  ])('S1: refuses %s', async (_what, ask) => {
    await using chat = await chatOn(shared);
    await expect(ask(chat)).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('S2: refuses a made-up token', async () => {
    const asked = new GetTranscriptCommand({ ConnectionToken: 'made-up' });
    await expect(shared.participant.send(asked)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('C7, K6: ends when the customer leaves, and cannot be stopped then', async () => {
    await using chat = await chatOn(shared);
    await chat.leave();
    await expect(chat.stop()).rejects.toMatchObject({ name: 'ContactNotFoundException' });
    expect((await chat.describe()).Contact).toMatchObject({ Channel: 'CHAT', InitiationMethod: 'API' });
    await expect(chat.say('Too late')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe.skipIf(onAws)('a chat, with the control that only the emulator gives (skipped on AWS)', () => {
  it('K7: names the agent who has accepted', async () => {
    await using target = await openEmulator();
    await using chat = await chatOn(target);
    putAgentState(target.emulator.world, { login: 'ada', state: 'Available' });
    acceptContact(target.emulator.world, { login: 'ada', contactId: chat.contactId });
    expect((await chat.describe()).Contact?.AgentInfo?.Id).toBe(target.emulator.world.instance.agents[0]?.id);
  });

  it('C7: tells the customer that the agent has ended it', async () => {
    await using target = await openEmulator();
    await using chat = await chatOn(target);
    using socket = await TestSocket.subscribed(chat.connection.Websocket?.Url ?? '');
    const { world } = target.emulator;
    putAgentState(world, { login: 'ada', state: 'Available' });
    acceptContact(world, { login: 'ada', contactId: chat.contactId });
    const agent = [...world.participants.values()].find(({ role }) => role === 'AGENT');
    if (agent !== undefined) leaveContact(world, agent);
    expect(await socket.item(({ ContentType }) => ContentType === EventContentType.chatEnded)).toBeTruthy();
  });
});
