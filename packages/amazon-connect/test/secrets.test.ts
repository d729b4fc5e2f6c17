import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { ChatService, createContactStore, type LiaisonError } from '@liaison/core';
import { MemoryLogger, MemoryStorage } from '@liaison/core/testing';
import { chatFrame, encodeFrame, parseFrame, Topic } from '@liaison/protocol';
import { afterEach, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { createChatPort } from '../src/index.ts';

const SECRETS = {
  participantToken: 'PT-planted-4e1f',
  connectionToken: 'CT-planted-9a2c',
  socketAddress: 'planted-socket-signature',
  signedUrl: 'planted-file-signature',
  ownText: 'planted own words',
  theirText: 'planted words of the customer',
  quoted: 'planted words in a refusal',
};

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.restoreAllMocks();
});

/** A service that answers with secrets, and refuses with them too. */
async function plantedService() {
  const http = createServer((request, response) => {
    request.resume();
    const { port } = http.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/file?X-Amz-Signature=${SECRETS.signedUrl}`;
    const answers: Record<string, unknown> = {
      '/participant/connection': {
        Websocket: { Url: `ws://127.0.0.1:${port}/?X-Amz-Signature=${SECRETS.socketAddress}`, ConnectionExpiry: FAR },
        ConnectionCredentials: { ConnectionToken: SECRETS.connectionToken, Expiry: FAR },
      },
      '/participant/transcript': { Transcript: [] },
      '/participant/start-attachment-upload': { AttachmentId: 'file-1', UploadMetadata: { Url: url } },
      '/participant/attachment': { Url: url, UrlExpiry: FAR },
    };
    const answer = answers[request.url ?? ''];
    if (answer) response.end(JSON.stringify(answer));
    else response.writeHead(400).end(JSON.stringify({ message: `${SECRETS.quoted} ${SECRETS.connectionToken}` }));
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => {
      if (parseFrame(data.toString())?.topic !== Topic.subscribe) return;
      socket.send(encodeFrame({ topic: Topic.subscribe, content: { status: 'success', topics: [Topic.chat] } }));
      socket.send(encodeFrame(chatFrame({ Id: 'm1', Type: 'MESSAGE', AbsoluteTime: FAR, Content: SECRETS.theirText })));
      socket.send(`not a frame: ${SECRETS.theirText}`);
    }),
  );
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  closers.push(() => {
    for (const socket of sockets.clients) socket.terminate();
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

const FAR = '2099-01-01T00:00:00.000Z';

it('lets no token, signed address or text out of the adapter and core but as the message that it is', async () => {
  const consoles = (['log', 'debug', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
  const clock = { now: () => Date.now(), schedule: (ms: number, run: () => void) => timer(ms, run) };
  const errors: LiaisonError[] = [];
  const onError = (error: LiaisonError): void => void errors.push(error);
  const logger = new MemoryLogger();
  const store = createContactStore({ clock });
  const port = createChatPort({ region: 'eu-central-1', participantEndpoint: await plantedService(), clock, onError });
  const chats = new ChatService({
    port,
    store,
    clock,
    newId: () => crypto.randomUUID(),
    storage: new MemoryStorage(),
    logger,
    settings: { typing: true, receipts: true },
    onError,
  });
  closers.push(() => void chats[Symbol.asyncDispose]());
  const events: unknown[] = [];
  for (const name of ['message', 'messageChanged', 'state', 'typing', 'ended', 'error'] as const) {
    chats.on(name, (payload) => events.push(payload));
  }
  const failed = (key: string): Promise<unknown> =>
    new Promise((resolve) => {
      chats.on(
        'messageChanged',
        ({ message }) => message.key === key && message.status === 'failed' && resolve(message),
      );
    });
  chats.on('message', () => {
    throw new Error('A subscriber that fails');
  });

  const contactId = 'contact-1';
  await chats.startSession({ kind: 'participant', contactId, participantToken: SECRETS.participantToken });
  chats.sendTyping(contactId);
  await failed(chats.sendMessage(contactId, { content: SECRETS.ownText }));
  await failed(chats.sendAttachment(contactId, { name: 'a.txt', contentType: '', size: 2, content: new Blob(['hi']) }));
  const { url } = await chats.getAttachment(contactId, 'file-1');
  await chats.endSession(contactId);

  expect(url).toContain(SECRETS.signedUrl);
  expect(errors.length).toBeGreaterThan(0);
  const seen = {
    consoles: consoles.flatMap(({ mock }) => mock.calls),
    logs: logger.lines,
    errors: errors.map((error) => [error, error.stack, error.cause]),
  };
  const { ownText: _own, theirText: _their, ...credentials } = SECRETS;
  expect(found(seen, SECRETS)).toEqual([]);
  expect(found([events, store.getState()], credentials)).toEqual([]);
});

const found = (where: unknown, secrets: Record<string, string>): string[] => {
  const text = inspect(where, { depth: Infinity, maxArrayLength: null, maxStringLength: null, showHidden: true });
  return Object.keys(secrets).filter((name) => text.includes(secrets[name] ?? ''));
};

function timer(ms: number, run: () => void): () => void {
  const handle = setTimeout(run, ms);
  return () => clearTimeout(handle);
}
