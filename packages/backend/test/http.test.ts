import { describe, expect, test } from 'vitest';
import { startAwsStub } from './support/aws-stub.ts';
import { post, testApp } from './support/test-app.ts';

const from = (address: string) => post({ displayName: 'Cleo' }, { 'X-Forwarded-For': `203.0.113.9, ${address}` });

describe('every answer', () => {
  test.each(['/healthz', '/api/config', '/api/nothing', '/nothing'])(
    '%s has an id and the headers that keep browsers safe',
    async (path) => {
      const answer = await testApp().app.request(path);
      expect(answer.headers.get('X-Request-Id')).toBe('request-1');
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin');
      expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(answer.headers.has('Strict-Transport-Security')).toBe(false);
    },
  );

  test('keeps browsers on https where the server is reached by https', async () => {
    const environment = { LIAISON_PUBLIC_URL: 'https://desk.example.com' };
    const answer = await testApp({ environment }).app.request('/healthz');
    expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  });
});

test('an unknown path is 404 in the shape of every error', async () => {
  const answer = await testApp().app.request('/api/nothing');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    error: { code: 'not_found', message: expect.any(String), requestId: 'request-1' },
  });
});

test.each([
  ['GET', '/api/chats', 'POST'],
  ['DELETE', '/api/config', 'GET, HEAD'],
  ['POST', '/healthz', 'GET, HEAD'],
])('%s %s is 405 and names what is allowed', async (method, path, allow) => {
  const answer = await testApp().app.request(path, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe(allow);
  expect(await answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
});

test('a failure inside is answered without its text', async () => {
  const { app, logged } = testApp({
    authenticator: {
      authenticate: () => Promise.reject(new Error('the secret is 4711')),
      check: () => Promise.resolve(),
    },
  });
  const answer = await app.request('/api/participant-connections', post({}, { Authorization: 'Bearer x' }));
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'internal' } });
  expect(text + logged.join('')).not.toContain('4711');
  expect(logged.join('')).toContain('"code":"internal"');
});

test('the configuration has what the pages need and no secret', async () => {
  const environment = { LIAISON_CHAT_CREDENTIALS: 'exchange', LIAISON_RECEIPTS: 'false' };
  const answer = await testApp({ environment }).app.request('/api/config');
  expect(await answer.json()).toEqual({
    ccpUrl: 'https://acme.my.connect.aws/ccp-v2/',
    region: 'eu-central-1',
    softphone: false,
    chatCredentials: 'exchange',
    typing: true,
    receipts: false,
    oidc: { issuer: 'https://login.example.com', clientId: 'desktop', scope: 'openid profile' },
  });
});

describe('too many requests', () => {
  const limited = { LIAISON_CHATS_PER_MINUTE: '2', LIAISON_TRUSTED_PROXIES: '1' };
  test('of one client address are refused, with the time to come back; other clients are served', async () => {
    await using aws = await startAwsStub();
    aws.replyWith({ status: 200, body: { ContactId: 'c', ParticipantId: 'p', ParticipantToken: 't' } });
    const { app } = testApp({ aws: aws.url, environment: limited });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await app.request('/api/chats', from('198.51.100.1'))).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await app.request('/api/chats', from('198.51.100.1'));
    expect(await refused.json()).toMatchObject({ error: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
    expect((await app.request('/api/chats', from('198.51.100.2'))).status).toBe(200);
    expect(aws.calls).toHaveLength(3);
  });

  test('of any kind are refused over the whole API, but not for health', async () => {
    const { app } = testApp({ environment: { LIAISON_REQUESTS_PER_MINUTE: '1' } });
    expect((await app.request('/api/config')).status).toBe(200);
    expect((await app.request('/api/config')).status).toBe(429);
    expect((await app.request('/healthz')).status).toBe(200);
  });
});
