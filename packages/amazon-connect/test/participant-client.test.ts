import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeClock } from '@liaison/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createParticipantClient, regionalEndpoint } from '../src/index.ts';

interface Received {
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

type Answer = (response: ServerResponse, received: Received) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A Participant Service of the test's own, over real HTTP. */
async function setUp(answer: Answer) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      const one = { path: request.url, headers: request.headers, body: JSON.parse(text) as unknown };
      received.push(one);
      answer(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const clock = new FakeClock();
  const refused: string[] = [];
  const client = createParticipantClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetch: globalThis.fetch,
    clock,
    tokens: {
      get: () => Promise.resolve(`CT-${refused.length + 1}`),
      refuse: (token) => void refused.push(token),
    },
  });
  return { client, clock, received, refused };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const receipt = { Id: 'm1', AbsoluteTime: '2026-01-05T09:00:00.000Z' };
const message = { clientToken: 't1', content: 'héllo', contentType: 'text/plain' };
const options = { signal: new AbortController().signal };

describe('the calls of a chat', () => {
  it('SendMessage carries the connection token as X-Amz-Bearer and nothing else to prove itself', async () => {
    const { client, received } = await setUp(json(receipt));
    expect(await client.sendMessage(message, options)).toEqual({ id: 'm1', absoluteTime: receipt.AbsoluteTime });
    expect(received[0]).toMatchObject({
      path: '/participant/message',
      headers: { 'x-amz-bearer': 'CT-1', 'content-type': 'application/json' },
      body: { ClientToken: 't1', Content: 'héllo', ContentType: 'text/plain' },
    });
    expect(received[0]?.headers).not.toHaveProperty('authorization');
  });

  it('SendEvent leaves content out where there is none', async () => {
    const { client, received } = await setUp(json(receipt));
    await client.sendEvent(
      { clientToken: 't2', contentType: 'application/vnd.amazonaws.connect.event.typing' },
      options,
    );
    expect(received[0]).toMatchObject({ path: '/participant/event', body: { ClientToken: 't2' } });
    expect(received[0]?.body).not.toHaveProperty('Content');
  });

  it('GetTranscript asks for pages oldest first, and drops what is no item', async () => {
    const item = { Id: 'i1', Type: 'MESSAGE', AbsoluteTime: receipt.AbsoluteTime, Content: 'hello' };
    const { client, received } = await setUp(json({ Transcript: [item, { Type: 'MESSAGE' }], NextToken: 'n1' }));
    const page = await client.getTranscript({ scanDirection: 'backward', maxResults: 100, nextToken: 'n0' }, options);
    expect(page).toEqual({ items: [item], nextToken: 'n1' });
    expect(received[0]?.body).toEqual({
      MaxResults: 100,
      ScanDirection: 'BACKWARD',
      SortOrder: 'ASCENDING',
      NextToken: 'n0',
    });
  });

  it('GetTranscript forward begins at an item, and the last page has no token', async () => {
    const { client, received } = await setUp(json({ Transcript: [], NextToken: '' }));
    const page = await client.getTranscript({ scanDirection: 'forward', maxResults: 10, startItemId: 'i7' }, options);
    expect(page).toEqual({ items: [] });
    expect(received[0]?.body).toMatchObject({ ScanDirection: 'FORWARD', StartPosition: { Id: 'i7' } });
  });

  it('DisconnectParticipant', async () => {
    const { client, received } = await setUp(json({}));
    await client.disconnect(options);
    expect(received[0]).toMatchObject({ path: '/participant/disconnect', body: {} });
  });

  it('has a regional address by default', () => {
    expect(regionalEndpoint('eu-central-1')).toBe('https://participant.connect.eu-central-1.amazonaws.com');
  });
});

const type = (name: string): Record<string, string> => ({ 'x-amzn-errortype': name });

describe('errors', () => {
  it.each<[string, Answer, string, boolean]>([
    ['by type', json({ Message: 'SECRET' }, 400, type('ThrottlingException')), 'ThrottledError', true],
    ['by a type with its address', json({}, 400, type('ValidationException:http://x/')), 'RejectedError', false],
    ['402 for the attachment quota', json({}, 402, type('ServiceQuotaExceededException')), 'RejectedError', false],
    ['409', json({}, 409, type('ConflictException')), 'RejectedError', false],
    ['429 without a type', json({}, 429), 'ThrottledError', true],
    ['500', json({}, 500, type('InternalServerException')), 'ServiceError', true],
    ['502 of something in between', (response) => response.writeHead(502).end('<html>'), 'ServiceError', true],
    ['404 without a type', json({}, 404), 'RejectedError', false],
    ['a success that is not JSON', (response) => response.writeHead(200).end('<html>'), 'ServiceError', true],
    ['a success without an Id', json({ AbsoluteTime: 'x' }), 'ServiceError', true],
    ['a connection that breaks', (response) => response.destroy(), 'NetworkError', true],
  ])('%s', async (_name, answer, name, retryable) => {
    const { client } = await setUp(answer);
    const error = await client.sendMessage(message, options).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name, retryable });
    const told = JSON.stringify([(error as Error).message, (error as Error).cause]);
    expect(told).not.toMatch(/SECRET|CT-1|héllo|127\.0\.0\.1/);
  });

  it('403 renews the token and repeats once with the same client token', async () => {
    const { client, received, refused } = await setUp((response, { headers }) =>
      headers['x-amz-bearer'] === 'CT-1'
        ? json({}, 403, type('AccessDeniedException'))(response, {} as Received)
        : json(receipt)(response, {} as Received),
    );
    expect((await client.sendMessage(message, options)).id).toBe('m1');
    expect(refused).toEqual(['CT-1']);
    expect(received.map(({ body }) => (body as { ClientToken: string }).ClientToken)).toEqual(['t1', 't1']);
  });

  it('403 with the new token too is final', async () => {
    const { client, received } = await setUp(json({}, 403, type('AccessDeniedException')));
    await expect(client.sendMessage(message, options)).rejects.toMatchObject({ name: 'AccessDeniedError' });
    expect(received).toHaveLength(2);
  });

  it('no answer within ten seconds is a TimeoutError', async () => {
    const arrived = Promise.withResolvers<void>();
    const { client, clock } = await setUp(() => arrived.resolve());
    const sending = client.sendMessage(message, options).catch((thrown: unknown) => thrown);
    await arrived.promise;
    await clock.advance(10_000);
    expect(await sending).toMatchObject({ name: 'TimeoutError', retryable: true });
    expect(clock.waiting).toBe(0);
  });

  it('a caller that gives up gets a NetworkError', async () => {
    const arrived = Promise.withResolvers<void>();
    const giveUp = new AbortController();
    const { client } = await setUp(() => arrived.resolve());
    const sending = client.sendMessage(message, { signal: giveUp.signal }).catch((thrown: unknown) => thrown);
    await arrived.promise;
    giveUp.abort();
    expect(await sending).toMatchObject({ name: 'NetworkError' });
  });
});
