import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { agentPage } from '../support/agent-page.ts';
import { socketAddress, waitingChat } from '../support/chat.ts';
import { TestSocket } from '../support/test-socket.ts';
import { type Attempt, type Loot, Malformed } from './malformed.ts';

/** How many of each; the bench asks for more. */
const count = Number(process.env['LIAISON_MALFORMED'] ?? 2_000);
const seed = 20_260_105;
const atOnce = 32;
const timeout = 30_000 + count * 20;

const failures: unknown[] = [];
const opened: Emulator[] = [];
afterEach(async () => {
  for (const emulator of opened.splice(0)) await emulator[Symbol.asyncDispose]();
});

async function attacked() {
  failures.length = 0;
  const emulator = await createEmulator({ seed, clock: new ManualClock(), onFailure: (error) => failures.push(error) });
  opened.push(emulator);
  const page = await agentPage(emulator);
  const { contact, customerToken, participantToken } = waitingChat(emulator);
  const loot: Loot = {
    connectionToken: customerToken,
    participantToken,
    agentToken: page.token,
    cookie: page.cookie,
    instanceId: emulator.world.instance.id,
    contactId: contact.id,
    authorization: `AWS4-HMAC-SHA256 Credential=A/20260105/us-west-2/connect/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  };
  return { emulator, participantToken, malformed: new Malformed(seed, loot) };
}

/** The status of the answer; 0 when the connection was closed instead. */
function send(url: string, agent: Agent, { method, path, headers, body }: Attempt): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, method, path, headers: { ...headers }, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(0));
    });
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
}

/** A new chat goes its way from the customer to the agent and back. */
async function works(emulator: Emulator): Promise<void> {
  const { world } = emulator;
  const { contact, participantToken, customer } = waitingChat(emulator);
  using socket = await TestSocket.subscribed(await socketAddress(emulator, participantToken));
  for (const [login, agent] of world.agents) {
    if (agent.assignments.has(contact.id)) acceptContact(world, { login, contactId: contact.id });
  }
  sendMessage(world, customer, { contentType: 'text/plain', content: 'Still there?' });
  await socket.item(({ Content }) => Content === 'Still there?');
}

const heapAfterCollection = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

describe(`${count} malformed requests and as many frames, seed ${seed}`, () => {
  it('H1: requests meet an answer, never a failure of the emulator', { timeout }, async () => {
    const { emulator, malformed } = await attacked();
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    const statuses = new Map<number, number>();
    const before = heapAfterCollection();
    let left = count;
    const attack = async () => {
      while (left > 0) {
        left -= 1;
        const status = await send(emulator.url, agent, malformed.request());
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, attack));
    agent.destroy();
    expect(failures).toEqual([]);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(count / 5);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
    // What was accepted is kept, as it should be; 200 MB is far from what the bodies sent add up to.
    expect(heapAfterCollection() - before).toBeLessThan(200e6);
    await works(emulator);
  });

  it('H2: frames meet no failure, and the sockets of others go on', { timeout }, async () => {
    const { emulator, participantToken, malformed } = await attacked();
    using other = await TestSocket.subscribed(await socketAddress(emulator, participantToken));
    const before = heapAfterCollection();
    for (let left = count; left > 0; ) {
      const client = new WebSocket(await socketAddress(emulator, participantToken));
      client.on('error', () => undefined);
      await once(client, 'open');
      for (let frames = 0; frames < 200 && left > 0; frames += 1, left -= 1) {
        if (client.readyState === client.OPEN) client.send(malformed.frame());
      }
      // A frame beyond the limit closes the socket before it can answer.
      const answered = Promise.race([once(client, 'pong'), once(client, 'close')]);
      client.ping();
      await answered;
      client.terminate();
    }
    await other.drained();
    await expect.poll(() => emulator.sockets.list().length).toBe(1);
    expect(failures).toEqual([]);
    expect(heapAfterCollection() - before).toBeLessThan(100e6);
    await works(emulator);
  });
});
