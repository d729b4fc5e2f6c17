import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import type { SocketLimits } from '../../src/sockets/socket-limits.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { socketAddress, waitingChat } from '../support/chat.ts';
import { TestSocket } from '../support/test-socket.ts';

const start = (socketLimits: Partial<SocketLimits>): Promise<Emulator> => createEmulator({ seed: 1, socketLimits });

/** A client that shakes hands and then never says anything, not even that it is there. */
async function mute(url: string) {
  const { hostname, port, pathname, search } = new URL(url);
  const client = connect(Number(port), hostname);
  client.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  client.on('error', () => undefined);
  const [answer] = (await once(client, 'data')) as [Buffer];
  return { client, answer: answer.toString('latin1'), closed: once(client, 'close') };
}

describe('sockets that cost too much (W7)', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('cuts one that does not answer pings, and leaves one that does', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await using emulator = await start({ pingEveryMs: 1_000 });
    const { participantToken } = waitingChat(emulator);
    using present = await TestSocket.subscribed(await socketAddress(emulator, participantToken));
    const { answer, closed } = await mute(await socketAddress(emulator, participantToken));
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    vi.advanceTimersByTime(1_000);
    // By the first the ping has come, by the second its answer has gone.
    await present.drained();
    await present.drained();
    vi.advanceTimersByTime(1_000);
    await closed;
    await present.drained();
    expect(emulator.sockets.list()).toHaveLength(1);
  });

  it('cuts a reader who is too slow', async () => {
    await using emulator = await start({ maxBufferedBytes: 64 * 1024 });
    const { participantToken, customer } = waitingChat(emulator);
    const client = new WebSocket(await socketAddress(emulator, participantToken));
    await once(client, 'open');
    client.send('{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}');
    await once(client, 'message');
    client.pause();
    const content = 'x'.repeat(16_000);
    for (let count = 0; count < 2_000 && emulator.sockets.list().length > 0; count += 1) {
      sendMessage(emulator.world, customer, { contentType: 'text/plain', content });
      await new Promise(setImmediate);
    }
    await expect.poll(() => emulator.sockets.list().length).toBe(0);
    client.terminate();
  });

  it('cuts one that sends a frame beyond the limit', async () => {
    await using emulator = await start({ maxFrameBytes: 1024 });
    const { participantToken } = waitingChat(emulator);
    const client = new WebSocket(await socketAddress(emulator, participantToken));
    await once(client, 'open');
    client.send('x'.repeat(1025));
    const [code] = (await once(client, 'close')) as [number];
    expect(code).toBe(1009);
  });
});
