import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { middle } from './figures.ts';
import type { serverOver } from './server.ts';

const body = JSON.stringify({ displayName: 'Cleo', initialMessage: 'Where is my parcel?' });
const seconds = 2;
const rounds = 3;
/** Requests until the code is warm. */
const warmUp = 1500;

/** Requests a second that a handler answers over HTTP to so many who ask again at once. The asking shares the processor. */
async function requestsPerSecond(
  fetch: (request: Request) => Response | Promise<Response>,
  clients: number,
): Promise<number> {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(
        { agent, port, host: '127.0.0.1', path: '/api/chats', method: 'POST', headers },
        (answer) => {
          if (answer.statusCode !== 200 && answer.statusCode !== 201)
            reject(new Error(`answered ${answer.statusCode}`));
          answer.resume().on('end', resolve);
        },
      );
      sent.on('error', reject).end(body);
    });
  let warm = 0;
  const warmer = async () => {
    while (warm < warmUp) {
      warm += 1;
      await ask();
    }
  };
  await Promise.all(Array.from({ length: clients }, warmer));
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  const client = async () => {
    while (performance.now() < end) {
      await ask();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  server.close();
  await once(server, 'close');
  return answered / seconds;
}

export interface StartChatFigures {
  readonly clients: number;
  readonly bare: number;
  readonly startChat: number;
}

/** Chats started a second, Amazon Connect answering at once, beside a bare route of the same framework that reads and answers JSON. */
export async function measureStartChat(
  server: ReturnType<typeof serverOver>,
  clients: number,
): Promise<StartChatFigures> {
  const bare = new Hono().post('/api/chats', async (c) => {
    const { displayName } = await c.req.json<{ displayName: string }>();
    return c.json({ contactId: displayName, participantId: 'participant', participantToken: 'token' }, 201);
  });
  const found = { bare: [] as number[], startChat: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    found.bare.push(await requestsPerSecond((asked) => bare.fetch(asked), clients));
    found.startChat.push(await requestsPerSecond((asked) => server.fetch(asked), clients));
  }
  return { clients, bare: middle(found.bare), startChat: middle(found.startChat) };
}
