import { ListQueuesCommand, SearchContactsCommand, StartChatContactCommand } from '@aws-sdk/client-connect';
import { SendEventCommand, SendMessageCommand } from '@aws-sdk/client-connectparticipant';
import { describe, expect, it } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { connectClient, connectedChat, participantClient, socketAddress, waitingChat } from '../support/chat.ts';
import { refusal, TestSocket } from '../support/test-socket.ts';

const InstanceId = defaultInstance.id;

async function limited(limits: EmulatorOptions['limits'] & object) {
  const clock = new ManualClock();
  const emulator = await createEmulator({ clock, seed: 1, limits });
  const connect = connectClient(emulator, { maxAttempts: 1 });
  const participant = participantClient(emulator, { maxAttempts: 1 });
  const say = (ConnectionToken: string) =>
    participant.send(new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content: 'x' }));
  const type = (ConnectionToken: string) =>
    participant.send(
      new SendEventCommand({ ConnectionToken, ContentType: 'application/vnd.amazonaws.connect.event.typing' }),
    );
  const start = () =>
    connect.send(
      new StartChatContactCommand({
        InstanceId,
        ContactFlowId: defaultContactFlowId,
        ParticipantDetails: { DisplayName: 'Cleo' },
      }),
    );
  return { clock, emulator, connect, say, type, start };
}

describe('rates (L1)', () => {
  it('S15: lets the burst through and then as much as refills; messages and events share a budget', async () => {
    const { emulator, clock, say, type } = await limited({ mode: 'enforce' });
    await using _ = emulator;
    const { customerToken, agentToken } = connectedChat(emulator);
    for (let count = 0; count < 15; count += 1) await (count % 2 ? say(customerToken) : type(agentToken));
    await expect(say(agentToken)).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 429 },
    });
    clock.advance(100);
    await say(agentToken);
    await expect(type(customerToken)).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(emulator.limits.counters()).toMatchObject({ 'SendMessage, SendEvent': { allowed: 16, over: 2 } });
  });

  it('answers the control plane’s error, by the operation’s model', async () => {
    const { emulator, connect, start } = await limited({ mode: 'enforce' });
    await using _ = emulator;
    const range = { Type: 'INITIATION_TIMESTAMP', StartTime: new Date(0), EndTime: new Date(1) } as const;
    const search = () => connect.send(new SearchContactsCommand({ InstanceId, TimeRange: range }));
    await search();
    await expect(search()).rejects.toMatchObject({ name: 'ThrottlingException' });
    for (let count = 0; count < 8; count += 1) await start();
    await expect(start()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });

  it('a list has the default of 2 a second, 5 at once', async () => {
    const { emulator, clock, connect } = await limited({ mode: 'enforce' });
    await using _ = emulator;
    const list = () => connect.send(new ListQueuesCommand({ InstanceId }));
    for (let count = 0; count < 5; count += 1) await list();
    await expect(list()).rejects.toMatchObject({ name: 'ThrottlingException' });
    clock.advance(500);
    await list();
  });

  it('only counts when told to, and nothing at all when off', async () => {
    const { emulator, say } = await limited({ mode: 'count' });
    await using _ = emulator;
    const { customerToken } = waitingChat(emulator);
    for (let count = 0; count < 20; count += 1) await say(customerToken);
    const limits = `${emulator.url}/_emulator/limits`;
    expect(await (await fetch(limits)).json()).toMatchObject({
      mode: 'count',
      counters: { 'SendMessage, SendEvent': { allowed: 15, over: 5 } },
    });
    await fetch(limits, { method: 'PUT', body: '{"mode":"off"}' });
    for (let count = 0; count < 20; count += 1) await say(customerToken);
    expect(await (await fetch(limits)).json()).toMatchObject({ mode: 'off', counters: {} });
  });
});

describe('quotas', () => {
  it('L2: no more active chats than the instance may have', async () => {
    const { emulator, start } = await limited({ mode: 'enforce', activeChats: 2 });
    await using _ = emulator;
    const first = await start();
    await start();
    await expect(start()).rejects.toMatchObject({ name: 'LimitExceededException', $metadata: { httpStatusCode: 429 } });
    const stopped = emulator.world.contacts.get(first.ContactId ?? '');
    await fetch(`${emulator.url}/_emulator/contacts/${stopped?.id}/end`, { method: 'POST', body: '{"by":"customer"}' });
    await start();
  });

  it('L3, W6: no sixth socket of one participant', async () => {
    const { emulator } = await limited({
      mode: 'enforce',
      rates: { CreateParticipantConnection: { perSecond: 9, burst: 99 } },
    });
    await using _ = emulator;
    const { participantToken } = waitingChat(emulator);
    const sockets = [];
    for (let count = 0; count < 5; count += 1) {
      sockets.push(await TestSocket.subscribed(await socketAddress(emulator, participantToken)));
    }
    expect(await refusal(await socketAddress(emulator, participantToken))).toBe(429);
    sockets.pop()?.[Symbol.dispose]();
    await expect.poll(() => emulator.sockets.list().length).toBe(4);
    sockets.push(await TestSocket.subscribed(await socketAddress(emulator, participantToken)));
    for (const socket of sockets) socket[Symbol.dispose]();
  });
});

it('L4: a body of more than a megabyte is refused', async () => {
  await using emulator = await createEmulator({ seed: 1 });
  const response = await fetch(`${emulator.url}/participant/message`, { method: 'POST', body: 'x'.repeat(1_100_000) });
  expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([413, 'RequestEntityTooLargeException']);
});
