import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AwsStub, startAwsStub } from './support/aws-stub.ts';
import { post, testApp } from './support/test-app.ts';

/** What the service of the test says next. */
let says: { readonly status: number; readonly body: string };
const asked: URLSearchParams[] = [];
const service = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push(new URLSearchParams(body));
    response.writeHead(says.status, { 'content-type': 'application/json' }).end(says.body);
  });
});
const answer = (body: object, status = 200) => ({ status, body: JSON.stringify(body) });

let aws: AwsStub;
let url: string;
beforeAll(async () => {
  aws = await startAwsStub();
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/siteverify`;
});
afterAll(async () => {
  await aws[Symbol.asyncDispose]();
  service.closeAllConnections();
  service.close();
});
beforeEach(() => {
  asked.length = 0;
  aws.calls.length = 0;
  aws.replyWith({ status: 200, body: { ContactId: 'c', ParticipantId: 'p', ParticipantToken: 't' } });
  says = answer({ success: true });
});

const server = (more: Record<string, string> = {}) =>
  testApp({
    aws: aws.url,
    environment: { LIAISON_HUMAN_CHECK_URL: url, LIAISON_HUMAN_CHECK_SECRET: 'the-secret', ...more },
  });
const chat = { displayName: 'Cleo', humanProof: 'the-proof' };

test('a proof that holds starts the chat, and Amazon Connect hears nothing of it', async () => {
  const { app, logged } = server();
  const clientToken = '6f1c1d0e-0000-4000-8000-000000000001';
  for (let times = 0; times < 2; times += 1) {
    expect((await app.request('/api/chats', post({ ...chat, clientToken }))).status).toBe(200);
  }
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    secret: 'the-secret',
    response: 'the-proof',
    remoteip: '192.0.2.7',
    idempotency_key: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
  });
  // A request that is repeated is the same to the service.
  expect(asked[1]?.get('idempotency_key')).toBe(asked[0]?.get('idempotency_key'));
  expect(JSON.stringify(aws.calls)).not.toContain('the-proof');
  expect(logged.join('')).not.toMatch(/the-proof|the-secret/);
});

test("a widget in the sample's shape brings it as HumanProof", async () => {
  const widget = { ParticipantDetails: { DisplayName: 'Cleo' }, HumanProof: 'the-proof' };
  expect((await server().app.request('/api/chats', post(widget))).status).toBe(200);
  const without = await server().app.request('/api/chats', post({ ParticipantDetails: { DisplayName: 'Cleo' } }));
  expect(without.status).toBe(403);
  expect(await without.json()).toMatchObject({ error: { code: 'human_proof_rejected', field: 'HumanProof' } });
});

describe('no chat is started', () => {
  test.each([
    ['without a proof', { displayName: 'Cleo' }, answer({ success: true }), 403, 'human_proof_rejected'],
    [
      'by a proof that does not hold',
      chat,
      answer({ success: false, 'error-codes': ['x'] }),
      403,
      'human_proof_rejected',
    ],
    ['by a low score', chat, answer({ success: true, score: 0.1 }), 403, 'human_proof_rejected'],
    ['when the service fails', chat, answer({}, 500), 503, 'human_check_unavailable'],
    ['when the service answers something else', chat, { status: 200, body: '<html>' }, 503, 'human_check_unavailable'],
    [
      'with a flow that is not allowed',
      { ...chat, contactFlowId: 'x' },
      answer({ success: true }),
      400,
      'invalid_request',
    ],
  ])('%s', async (_case, body, said, status, code) => {
    says = said;
    const refused = await server().app.request('/api/chats', post(body));
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ error: { code } });
    expect(aws.calls).toEqual([]);
  });

  test('when the service cannot be reached', async () => {
    const { app } = server({ LIAISON_HUMAN_CHECK_URL: 'http://127.0.0.1:1/' });
    expect((await app.request('/api/chats', post(chat))).status).toBe(503);
    expect(aws.calls).toEqual([]);
  });
});

test('nothing is asked for where no service is named', async () => {
  const { app } = testApp({ aws: aws.url });
  expect((await app.request('/api/chats', post({ displayName: 'Cleo' }))).status).toBe(200);
  expect(asked).toEqual([]);
});

test('one setting without the other is refused', () => {
  expect(() => testApp({ environment: { LIAISON_HUMAN_CHECK_URL: url } })).toThrow(
    'LIAISON_HUMAN_CHECK_SECRET must be',
  );
});

describe('the widget of the customer page', () => {
  const widget = { LIAISON_HUMAN_WIDGET_URL: 'https://widget.example.com/api.js', LIAISON_HUMAN_SITE_KEY: 'key' };

  test('is told to the page, without the secret', async () => {
    const config = await (await server(widget).app.request('/api/config')).text();
    expect(JSON.parse(config)).toMatchObject({
      humanWidget: { scriptUrl: widget.LIAISON_HUMAN_WIDGET_URL, siteKey: 'key', name: 'turnstile' },
    });
    expect(config).not.toContain('the-secret');
    expect(await (await server().app.request('/api/config')).json()).not.toHaveProperty('humanWidget');
  });

  test.each([
    { ...widget, LIAISON_HUMAN_SITE_KEY: '' },
    { ...widget, LIAISON_HUMAN_WIDGET_URL: '' },
    { ...widget, LIAISON_HUMAN_CHECK_URL: '', LIAISON_HUMAN_CHECK_SECRET: '' },
  ])('is refused in part, and without a check: %j', (settings) => {
    expect(() => server(settings)).toThrow('LIAISON_HUMAN_WIDGET_URL must be');
  });
});
