import { expect, test } from 'vitest';
import { awsError, startAwsStub } from './support/aws-stub.ts';
import { startIssuer } from './support/issuer.ts';
import { issuedBy, post, testApp } from './support/test-app.ts';

test('the log of good and bad requests has no token, name, text, query or header in it', async () => {
  await using aws = await startAwsStub();
  await using issuer = await startIssuer();
  const bearer = await issuer.token({ preferred_username: 'ada.lovelace' });
  const secrets = {
    name: 'Cleo Secretname',
    text: 'my card is 4111 1111',
    attribute: 'attribute-value-17',
    clientToken: 'client-token-that-is-secret',
    participantToken: 'participant-token-that-is-secret',
    connectionToken: 'connection-token-that-is-secret',
    socket: 'socket-signature-that-is-secret',
    query: 'query-that-is-secret',
    header: 'header-that-is-secret',
    awsText: 'aws-text-that-is-secret',
    agent: 'ada.lovelace',
    bearer,
    signature: bearer.split('.')[2] ?? '',
  };
  const { app, logged } = testApp({
    aws: aws.url,
    authenticator: issuedBy(issuer.url),
    environment: { LIAISON_LOG_LEVEL: 'debug', LIAISON_ALLOWED_ATTRIBUTES: 'plan' },
  });
  const chat = {
    displayName: secrets.name,
    initialMessage: secrets.text,
    attributes: { plan: secrets.attribute },
    clientToken: secrets.clientToken,
  };
  const startChat = (body: unknown) =>
    app.request(
      `/api/chats?q=${secrets.query}`,
      post(body, { Cookie: secrets.header, 'X-Forwarded-For': secrets.header }),
    );
  const exchange = (token = bearer) =>
    app.request(
      '/api/participant-connections',
      post({ participantToken: secrets.participantToken }, { Authorization: `Bearer ${token}` }),
    );

  aws.replyWith({
    status: 200,
    body: { ContactId: 'c', ParticipantId: 'p', ParticipantToken: secrets.participantToken },
  });
  expect((await startChat(chat)).status).toBe(200);
  expect((await startChat({ ...chat, displayName: secrets.name.repeat(50) })).status).toBe(400);
  expect((await startChat(`{"displayName": "${secrets.name}`)).status).toBe(400);
  aws.replyWith({
    status: 200,
    body: {
      ConnectionCredentials: { ConnectionToken: secrets.connectionToken, Expiry: '2026-11-24T09:00:00Z' },
      Websocket: { Url: `wss://example.com/?s=${secrets.socket}`, ConnectionExpiry: '2026-11-23T09:00:00Z' },
    },
  });
  expect((await exchange()).status).toBe(200);
  expect((await exchange(`${bearer}x`)).status).toBe(401);
  aws.replyWith(awsError(500, 'InternalServerException', secrets.awsText));
  expect((await exchange()).status).toBe(502);
  expect((await startChat(chat)).status).toBe(502);
  expect((await app.request(`/api/${secrets.query}/${secrets.participantToken}`)).status).toBe(404);

  const log = logged.join('');
  expect(logged.length).toBeGreaterThanOrEqual(8);
  expect(log).toContain('"route":"/api/chats"');
  expect(log).toContain('"status":502');
  expect(Object.entries(secrets).filter(([, secret]) => log.includes(secret))).toEqual([]);
});

test('one line for each request: id, route, status, duration', async () => {
  const { app, logged } = testApp();
  await app.request('/api/config?x=1');
  expect(logged).toHaveLength(1);
  expect(JSON.parse(logged[0] ?? '')).toEqual({
    level: 30,
    time: expect.any(String),
    requestId: 'request-1',
    method: 'GET',
    route: '/api/config',
    status: 200,
    durationMs: 5,
    msg: 'request',
  });
});
