import type { IncomingMessage } from 'node:http';
import { Duplex, type DuplexOptions } from 'node:stream';
import { EventContentType, Topic } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { sendReceipt } from '../../src/world/send-receipt.ts';
import { sendTyping } from '../../src/world/send-typing.ts';
import { agentPage } from '../support/agent-page.ts';
import { connectedChat, socketAddress, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';
import { refusal, TestSocket } from '../support/test-socket.ts';

const { emulator, clock } = await sharedEmulator();

const customerSocket = async ({ participantToken }: { participantToken: string }) =>
  TestSocket.subscribed(await socketAddress(emulator, participantToken));

async function agentSocketAddress(): Promise<string> {
  const page = await agentPage(emulator, 'ada');
  const { body } = await page.call('CreateTransport', { transportType: 'web_socket' });
  return (body['webSocketTransport'] as { url: string }).url.replace('wss:', 'ws:');
}

const text = (content: string) => ({ contentType: 'text/plain', content });

describe('socket', () => {
  it('W1: answers subscriptions, heartbeats and pings', async () => {
    using socket = await customerSocket(waitingChat(emulator));
    expect(socket.frames).toEqual([{ topic: Topic.subscribe, content: { status: 'success', topics: [Topic.chat] } }]);
    socket.send({ topic: Topic.heartbeat });
    socket.send({ topic: Topic.ping });
    await socket.frame(({ topic }) => topic === Topic.ping);
    expect(socket.frames.slice(1)).toEqual([
      { topic: Topic.heartbeat },
      { topic: Topic.ping, statusCode: 200, statusContent: 'OK' },
    ]);
  });

  it('W2, W3: brings each item to both sides, its sender included, as JSON text in a frame', async () => {
    const chat = connectedChat(emulator);
    using customer = await customerSocket(chat);
    using agent = await TestSocket.subscribed(await agentSocketAddress());
    const sent = sendMessage(emulator.world, chat.customer, text('Hello'));
    expect(await customer.item(({ Id }) => Id === sent.Id)).toEqual(sent);
    expect(await agent.item(({ Id }) => Id === sent.Id)).toEqual(sent);
    expect(agent.frames.at(-1)).toMatchObject({ topic: Topic.chat, contentType: 'application/json' });
  });

  it('W3: carries all chats of an agent, and nothing of a chat that only rings', async () => {
    const first = connectedChat(emulator);
    const second = connectedChat(emulator);
    const ringing = waitingChat(emulator);
    using agent = await TestSocket.subscribed(await agentSocketAddress());
    sendMessage(emulator.world, ringing.customer, text('ringing'));
    sendMessage(emulator.world, second.customer, text('second'));
    sendMessage(emulator.world, first.customer, text('first'));
    await agent.item(({ Content }) => Content === 'first');
    expect(agent.items.map(({ Content, ContactId }) => [Content, ContactId])).toEqual([
      ['second', second.contact.id],
      ['first', first.contact.id],
    ]);
  });

  it('W2: brings nothing before it is subscribed', async () => {
    const chat = connectedChat(emulator);
    const socket = new TestSocket(await socketAddress(emulator, chat.participantToken));
    using customer = await customerSocket(chat);
    sendMessage(emulator.world, chat.customer, text('Hello'));
    await customer.item(({ Content }) => Content === 'Hello');
    await socket.drained();
    expect(socket.items).toEqual([]);
    socket[Symbol.dispose]();
  });

  it('S8: brings typing and receipts', async () => {
    const chat = connectedChat(emulator);
    using customer = await customerSocket(chat);
    const typing = sendTyping(emulator.world, chat.agent);
    expect(await customer.item(({ Id }) => Id === typing.Id)).toMatchObject({
      Type: 'EVENT',
      ContentType: EventContentType.typing,
      ParticipantRole: 'AGENT',
    });
    const message = sendMessage(emulator.world, chat.customer, text('Hello'));
    const receipt = sendReceipt(emulator.world, chat.agent, { kind: 'read', messageId: message.Id });
    expect(await customer.item(({ Id }) => Id === receipt.Id)).toMatchObject({
      Type: 'MESSAGEMETADATA',
      MessageMetadata: {
        MessageId: message.Id,
        Receipts: [{ RecipientParticipantId: chat.agent.id, ReadTimestamp: receipt.AbsoluteTime }],
      },
    });
  });

  it('C7: tells both sides that somebody left and that the chat has ended', async () => {
    const chat = connectedChat(emulator);
    using customer = await customerSocket(chat);
    using agent = await TestSocket.subscribed(await agentSocketAddress());
    leaveContact(emulator.world, chat.customer);
    for (const socket of [customer, agent]) {
      await socket.item(({ ContentType }) => ContentType === EventContentType.chatEnded);
      expect(socket.items.map(({ ContentType }) => ContentType)).toEqual([
        EventContentType.participantLeft,
        EventContentType.chatEnded,
      ]);
    }
  });

  it('S3, W5: turns away an address older than 100 s, a made-up one and one of the other kind', async () => {
    const { participantToken } = waitingChat(emulator);
    const address = await socketAddress(emulator, participantToken);
    expect(await refusal(address.replace('/ws/participant', '/ws/agent'))).toBe(403);
    expect(await refusal(address.replace(/token=.*/, 'token=none'))).toBe(403);
    expect(await refusal(address.replace('/ws/participant', '/ws/other'))).toBe(404);
    clock.advance(100_000);
    expect(await refusal(address)).toBe(403);
  });

  it('H1: outlives who is gone before being turned away, and hangs up on who is not', async () => {
    const request = { url: '/ws/agent?token=none' } as IncomingMessage;
    const turnedAway = (write: NonNullable<DuplexOptions['write']>) => {
      const stream = new Duplex({ read: () => {}, write });
      // `once` of Node would take the error away.
      const closed = new Promise<boolean>((resolve) => stream.on('close', () => resolve(true)));
      emulator.sockets.upgrade(request, stream, Buffer.alloc(0));
      return closed;
    };
    expect(await turnedAway((_bytes, _encoding, done) => done(new Error('write ECONNRESET')))).toBe(true);
    expect(await turnedAway((_bytes, _encoding, done) => done())).toBe(true);
  });
});

describe('faults of sockets', () => {
  it('W4, G9: cuts sockets; what is sent meanwhile does not arrive on the next one', async () => {
    const chat = connectedChat(emulator);
    using first = await customerSocket(chat);
    expect(emulator.sockets.cut({ contactId: chat.contact.id })).toBe(1);
    expect(await first.closed).toBe(1006);
    sendMessage(emulator.world, chat.customer, text('lost'));
    using second = await customerSocket(chat);
    const sent = sendMessage(emulator.world, chat.customer, text('found'));
    await second.item(({ Id }) => Id === sent.Id);
    expect(second.items.map(({ Content }) => Content)).toEqual(['found']);
  });

  it('G9: refuses new sockets until told otherwise while the REST side works', async () => {
    const chat = connectedChat(emulator);
    const rule = emulator.faults.add({ effect: { kind: 'refuse-socket' }, forMs: 5_000 });
    expect(await refusal(await socketAddress(emulator, chat.participantToken))).toBe(503);
    expect(await refusal(await agentSocketAddress())).toBe(503);
    clock.advance(5_000);
    expect(emulator.faults.remove(rule.id)).toBe(false);
    using socket = await customerSocket(chat);
    expect(socket.frames).toHaveLength(1);
  });

  it('G9: leaves a half-open socket connected and silent', async () => {
    const chat = connectedChat(emulator);
    using silent = await customerSocket(chat);
    expect(emulator.sockets.silence({ contactId: chat.contact.id })).toBe(1);
    using alive = await customerSocket(chat);
    silent.send({ topic: Topic.heartbeat });
    sendMessage(emulator.world, chat.customer, text('Hello'));
    await alive.item(({ Content }) => Content === 'Hello');
    await alive.drained();
    expect(silent.frames).toHaveLength(1);
    const ofThisChat = emulator.sockets.list().filter(({ target }) => target.contactId === chat.contact.id);
    expect(ofThisChat).toHaveLength(2);
  });

  it.each([
    ['lose-frame', { kind: 'lose-frame' }, 1, '2 3'],
    ['duplicate-frame', { kind: 'duplicate-frame' }, 2, '1 1 2 2 3'],
  ] as const)('G8: %s', async (_name, effect, times, expected) => {
    const chat = connectedChat(emulator);
    using socket = await customerSocket(chat);
    emulator.faults.add({ on: { operation: 'ParticipantSocket' }, times, effect });
    for (const content of ['1', '2', '3']) sendMessage(emulator.world, chat.customer, text(content));
    await socket.item(({ Content }) => Content === '3');
    expect(socket.items.map(({ Content }) => Content).join(' ')).toBe(expected);
  });

  it('G8: delays a frame past the ones behind it', async () => {
    const chat = connectedChat(emulator);
    using socket = await customerSocket(chat);
    emulator.faults.add({ times: 1, effect: { kind: 'delay-frame', ms: 300 } });
    for (const content of ['1', '2']) sendMessage(emulator.world, chat.customer, text(content));
    await socket.item(({ Content }) => Content === '2');
    clock.advance(300);
    await socket.item(({ Content }) => Content === '1');
    expect(socket.items.map(({ Content }) => Content)).toEqual(['2', '1']);
  });

  it('G8: shuffles frames, and lets go of what it keeps when it is removed', async () => {
    const chat = connectedChat(emulator);
    using socket = await customerSocket(chat);
    const rule = emulator.faults.add({ effect: { kind: 'shuffle-frames', size: 3 } });
    for (const content of ['1', '2', '3', '4']) sendMessage(emulator.world, chat.customer, text(content));
    await socket.item(({ Content }) => Content === '3');
    await socket.drained();
    const shuffled = socket.items.map(({ Content }) => Content);
    expect(shuffled).not.toEqual(['1', '2', '3']);
    expect(new Set(shuffled)).toEqual(new Set(['1', '2', '3']));
    expect(shuffled).toHaveLength(3);
    emulator.faults.remove(rule.id);
    await socket.item(({ Content }) => Content === '4');
  });

  it('hits only the contact it is meant for', async () => {
    const [hit, spared] = [connectedChat(emulator), connectedChat(emulator)];
    using agent = await TestSocket.subscribed(await agentSocketAddress());
    emulator.faults.add({ on: { contactId: hit.contact.id }, effect: { kind: 'lose-frame' } });
    sendMessage(emulator.world, hit.customer, text('hit'));
    sendMessage(emulator.world, spared.customer, text('spared'));
    await agent.item(({ Content }) => Content === 'spared');
    expect(agent.items).toHaveLength(1);
  });
});
