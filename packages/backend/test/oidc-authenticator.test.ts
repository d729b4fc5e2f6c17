import { SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { audience, type Issuer, startIssuer, testTime } from './support/issuer.ts';
import { issuedBy, post, testApp } from './support/test-app.ts';

const now = Math.floor(testTime.getTime() / 1000);
let issuer: Issuer;
beforeEach(async () => {
  issuer = await startIssuer();
});
afterEach(() => issuer[Symbol.asyncDispose]());

test('says who a good token was issued to', async () => {
  const agent = await issuedBy(issuer.url).authenticate(await issuer.token());
  expect(agent).toEqual({ username: 'ada', subject: 'agent-1', roles: ['agent'] });
});

test('reads discovery and keys once for many tokens', async () => {
  const authenticator = issuedBy(issuer.url);
  const token = await issuer.token();
  await Promise.all([authenticator.authenticate(token), authenticator.authenticate(token)]);
  await authenticator.authenticate(token);
  expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
});

describe('rejects', () => {
  const base = { sub: 'agent-1', preferred_username: 'ada', aud: audience, iat: now, exp: now + 600 };
  const cases: readonly (readonly [string, () => Promise<string> | string])[] = [
    ['an expired token', () => issuer.token({ exp: now - 31 })],
    ['a token that is not valid yet', () => issuer.token({ nbf: now + 31 })],
    ['a token for another audience', () => issuer.token({ aud: 'another' })],
    ['a token of another issuer', () => issuer.token({ iss: 'https://login.example.com' })],
    ['a token without an end', () => issuer.token({ exp: undefined })],
    ['a token that names no user', () => issuer.token({ preferred_username: undefined })],
    ['a token that names an empty user', () => issuer.token({ preferred_username: '' })],
    ['a token signed by another key of the same name', async () => issuer.token({}, await issuer.newKey('first'))],
    ['an unsigned token', () => new UnsecuredJWT({ ...base, iss: issuer.url }).encode()],
    [
      'a token signed with a shared secret',
      () =>
        new SignJWT({ ...base, iss: issuer.url })
          .setProtectedHeader({ alg: 'HS256', kid: 'first' })
          .sign(new TextEncoder().encode('a secret that both sides know....')),
    ],
    ['something that is no token', () => 'not.a.token'],
  ];
  test.each(cases)('%s', async (_, make) => {
    const token = await make();
    await expect(issuedBy(issuer.url).authenticate(token)).rejects.toMatchObject({ name: 'TokenRejected' });
  });

  test('an expired token as expired, so that the desktop knows to renew it', async () => {
    const token = await issuer.token({ exp: now - 31 });
    await expect(issuedBy(issuer.url).authenticate(token)).rejects.toMatchObject({ expired: true });
  });
});

const fetches = () => issuer.asked.filter((path) => path === '/jwks').length;

describe('an unknown key id', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: testTime });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('fetches the keys again, so that a key published later is found', async () => {
    const authenticator = issuedBy(issuer.url);
    await authenticator.authenticate(await issuer.token());
    const second = await issuer.newKey('second');
    issuer.publish(second);
    vi.setSystemTime(testTime.getTime() + 30_001);
    const agent = await authenticator.authenticate(await issuer.token({}, second));
    expect(agent.username).toBe('ada');
    expect(fetches()).toBe(2);
  });

  test('fetches them at most every 30 s, whatever is presented', async () => {
    const authenticator = issuedBy(issuer.url);
    await authenticator.authenticate(await issuer.token());
    const unknown = await issuer.token({}, await issuer.newKey('unknown'));
    vi.setSystemTime(testTime.getTime() + 30_001);
    for (let i = 0; i < 5; i += 1) {
      await expect(authenticator.authenticate(unknown)).rejects.toMatchObject({ name: 'TokenRejected' });
    }
    expect(fetches()).toBe(2);
  });
});

describe('an issuer that cannot be asked', () => {
  test('says nothing about the token, and is asked again', async () => {
    const authenticator = issuedBy(issuer.url);
    const token = await issuer.token();
    issuer.available = false;
    await expect(authenticator.authenticate(token)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    await expect(authenticator.check()).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    issuer.available = true;
    await expect(authenticator.authenticate(token)).resolves.toMatchObject({ username: 'ada' });
    await expect(authenticator.check()).resolves.toBeUndefined();
  });

  test('costs nobody their work whose key is known, for an hour, and is asked again meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: testTime });
    const authenticator = issuedBy(issuer.url);
    const token = await issuer.token();
    await authenticator.authenticate(token);
    issuer.available = false;
    vi.setSystemTime(testTime.getTime() + 59 * 60_000);
    for (let i = 0; i < 5; i += 1)
      await expect(authenticator.authenticate(token)).resolves.toMatchObject({ username: 'ada' });
    expect(fetches()).toBe(2);
    await expect(authenticator.check()).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    vi.setSystemTime(testTime.getTime() + 61 * 60_000);
    await expect(authenticator.authenticate(token)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    issuer.available = true;
    vi.setSystemTime(testTime.getTime() + 62 * 60_000);
    await expect(authenticator.authenticate(token)).resolves.toMatchObject({ username: 'ada' });
    vi.useRealTimers();
  });

  test('is one that names another issuer', async () => {
    issuer.metadata.issuer = 'https://login.example.com';
    await expect(issuedBy(issuer.url).check()).rejects.toMatchObject({ name: 'IssuerUnavailable' });
  });

  test('is one that publishes its keys over an open network', async () => {
    // The same server by an address that does not look like this machine.
    issuer.metadata.jwks_uri = issuer.metadata.jwks_uri.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    await expect(issuedBy(issuer.url).check()).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration']);
  });

  test('makes the server not ready', async () => {
    const { app } = testApp({ authenticator: issuedBy(issuer.url) });
    issuer.available = false;
    const before = await app.request('/readyz');
    expect(before.status).toBe(503);
    expect(await before.json()).toEqual({ status: 'not_ready', checks: { issuer: 'unreachable', database: 'ok' } });
    issuer.available = true;
    const after = await app.request('/readyz');
    expect(after.status).toBe(200);
    expect(await after.json()).toEqual({ status: 'ready', checks: { issuer: 'ok', database: 'ok' } });
  });
});

test('the server lets an agent in by a token of the issuer, and nobody by another', async () => {
  const { app } = testApp({ authenticator: issuedBy(issuer.url) });
  const ask = async (token: string) =>
    app.request('/api/participant-connections', post({}, { Authorization: `Bearer ${token}` }));
  expect((await ask(await issuer.token())).status).toBe(400);
  expect((await ask(await issuer.token({ aud: 'another' }))).status).toBe(401);
});
