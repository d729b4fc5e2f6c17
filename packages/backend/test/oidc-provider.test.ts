import { type Authenticator, oidcAuthenticator } from '@liaison/backend';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resource, startOidcProvider } from './support/oidc-provider.ts';
import { testApp } from './support/test-app.ts';

const person = { preferred_username: 'ada', roles: ['supervisor', 'something else'] };

let issuer: Awaited<ReturnType<typeof startOidcProvider>>;
beforeAll(async () => {
  issuer = await startOidcProvider(person);
});
afterAll(() => issuer[Symbol.asyncDispose]());

const trusting = (audience: string, rolesClaim = 'roles'): Authenticator =>
  oidcAuthenticator({ oidc: { issuer: issuer.url, audience, rolesClaim }, now: () => new Date() });

const ada = { username: 'ada', subject: 'person-1', roles: person.roles };

test('its access token for this server says who an agent is', async () => {
  const { access_token } = await issuer.signIn(resource);
  expect(await trusting(resource).authenticate(access_token)).toEqual(ada);
});

test('its ID token does where the audience is the client', async () => {
  const { id_token } = await issuer.signIn();
  expect(await trusting('desktop').authenticate(id_token)).toEqual(ada);
});

test('roles are read from the claim that the settings name', async () => {
  const { access_token } = await issuer.signIn(resource);
  expect((await trusting(resource, 'groups').authenticate(access_token)).roles).toEqual([]);
});

test.each([
  ['a token for another server', async () => (await issuer.signIn(resource)).access_token, 'https://other.example.com'],
  ['a token for the client, at a server of its own', async () => (await issuer.signIn()).id_token, resource],
  ['a token that only the issuer can read', async () => (await issuer.signIn()).access_token, 'desktop'],
])('%s is refused', async (_case, tokenOf, audience) => {
  await expect(trusting(audience).authenticate(await tokenOf())).rejects.toMatchObject({ name: 'TokenRejected' });
});

test('the server is ready when it answers, and lets its people do what their roles allow', async () => {
  const { app } = testApp({ authenticator: trusting(resource) });
  expect((await app.request('/readyz')).status).toBe(200);
  const { access_token } = await issuer.signIn(resource);
  const ask = async (path: string, token: string) =>
    (await app.request(path, { headers: { Authorization: `Bearer ${token}` } })).status;
  expect(await ask('/api/audit', access_token)).toBe(403);
  expect(await ask('/api/audit', `${access_token.slice(0, -4)}AAAA`)).toBe(401);
  expect(await ask('/api/queues/q/disposition-codes', access_token)).not.toBe(403);
});
