import { expect, test } from 'vitest';
import { sharedAwsStub } from './support/shared-aws-stub.ts';
import { post, testApp } from './support/test-app.ts';

const path = '/api/participant-connections';
const asAda = { Authorization: 'Bearer ada' };
const body = { participantToken: 'agents-participant-token' };
const aws = await sharedAwsStub({
  status: 200,
  body: {
    ConnectionCredentials: { ConnectionToken: 'connection-token', Expiry: '2026-11-24T09:00:00.000Z' },
    Websocket: { Url: 'wss://socket.example.com/?token=1', ConnectionExpiry: '2026-11-23T09:01:40.000Z' },
  },
});

const server = () => testApp({ aws: aws.url }).app;

test('exchanges the participant token for a connection token and a socket address', async () => {
  const answer = await server().request(path, post(body, asAda));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await answer.json()).toEqual({
    connectionToken: 'connection-token',
    connectionTokenExpiry: '2026-11-24T09:00:00.000Z',
    websocketUrl: 'wss://socket.example.com/?token=1',
    websocketExpiry: '2026-11-23T09:01:40.000Z',
  });
  expect(aws.calls[0]).toMatchObject({
    method: 'POST',
    path: '/participant/connection',
    headers: { 'x-amz-bearer': 'agents-participant-token' },
    body: { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'], ConnectParticipant: true },
  });
});

test.each([
  ['no token', {}, 401, 'unauthorized', 'Bearer'],
  ['another scheme', { Authorization: 'Basic YWRhOmFkYQ==' }, 401, 'unauthorized', 'Bearer'],
  ['a token that is not valid', { Authorization: 'Bearer eve' }, 401, 'unauthorized', 'error="invalid_token"'],
  ['an expired token', { Authorization: 'Bearer old' }, 401, 'unauthorized', 'expired'],
  ['an issuer that does not answer', { Authorization: 'Bearer down' }, 503, 'issuer_unavailable', 'none'],
])('asks nothing of Amazon Connect with %s', async (_, headers, status, code, challenge) => {
  const answer = await server().request(path, post(body, headers));
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: { code } });
  expect(answer.headers.get('WWW-Authenticate') ?? 'none').toContain(challenge);
  expect(aws.calls).toHaveLength(0);
});

test('asks who it is before it looks at the body', async () => {
  const answer = await server().request(path, post('{not json'));
  expect(answer.status).toBe(401);
});

test.each([
  ['none', {}],
  ['an empty one', { participantToken: '' }],
  ['a number', { participantToken: 7 }],
  ['one that is too long', { participantToken: 'x'.repeat(1001) }],
])('needs a participant token: %s is refused', async (_, wrong) => {
  const answer = await server().request(path, post(wrong, asAda));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: 'invalid_request', field: 'participantToken' } });
  expect(aws.calls).toHaveLength(0);
});

test('does not pretend when Amazon Connect answers without credentials', async () => {
  aws.replyWith({ status: 200, body: {} });
  const answer = await server().request(path, post(body, asAda));
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({ error: { code: 'connect_unavailable' } });
});

test('takes JSON only: plain text is for widgets, which are no agents', async () => {
  const answer = await server().request(path, post(body, { ...asAda, 'Content-Type': 'text/plain' }));
  expect(answer.status).toBe(415);
});

test('refuses a body that is too large', async () => {
  const answer = await server().request(path, post({ participantToken: 'x'.repeat(140_000) }, asAda));
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ error: { code: 'payload_too_large' } });
});
