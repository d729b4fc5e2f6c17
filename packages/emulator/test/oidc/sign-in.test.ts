import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose';
import * as oauth from 'oauth4webapi';
import { beforeEach, expect, test } from 'vitest';
import {
  authorizationRequest,
  Browser,
  client,
  clientId,
  issuer,
  obtainTokens,
  origin,
  redirectUri,
  startIssuer,
  type TestIssuer,
} from './issuer.ts';
import { resetWorld } from '../../src/world/reset-world.ts';

let testIssuer: TestIssuer;
let browser: Browser;
beforeEach(async () => {
  testIssuer = await startIssuer();
  browser = new Browser(testIssuer);
});

const keys = async () =>
  createLocalJWKSet((await (await testIssuer.request(`${issuer}/jwks`)).json()) as JSONWebKeySet);

test('a client library signs an agent in by code and PKCE, and the id token names the Connect user', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
    iss: issuer,
    aud: clientId,
    preferred_username: 'ada',
    name: 'Ada Larsen',
    roles: ['agent'],
  });
});

test('the access token verifies through the JWKS, for this client and one hour', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'bo');
  const { payload, protectedHeader } = await jwtVerify(tokens.access_token, await keys(), {
    issuer,
    audience: clientId,
    typ: 'at+jwt',
    currentDate: new Date(testIssuer.clock.now()),
  });
  expect(protectedHeader.alg).toBe('RS256');
  expect(payload).toMatchObject({ preferred_username: 'bo', client_id: clientId, roles: ['agent'] });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  expect(tokens.expires_in).toBe(3600);
});

test('an agent who was given a role has it from the next sign-in to the next reset', async () => {
  const rolesOf = async () => {
    const { tokens } = await obtainTokens(testIssuer, browser, 'bo');
    return decodeJwt(tokens.access_token)['roles'];
  };
  testIssuer.world.sessions.setRoles('bo', ['administrator']);
  expect(await rolesOf()).toEqual(['administrator']);
  resetWorld(testIssuer.world);
  expect(await rolesOf()).toEqual(['agent']);
});

test('the JWKS shows the public half only', async () => {
  const { keys: shown } = (await (await testIssuer.request(`${issuer}/jwks`)).json()) as JSONWebKeySet;
  expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('a token of another start of the emulator does not verify', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  const other = await startIssuer();
  const foreign = await obtainTokens(other, new Browser(other), 'ada');
  expect(decodeProtectedHeader(foreign.tokens.access_token).kid).not.toBe(
    decodeProtectedHeader(tokens.access_token).kid,
  );
  await expect(jwtVerify(foreign.tokens.access_token, await keys())).rejects.toThrow('no applicable key');
});

test('userinfo answers the agent of the access token, and the same sub as the id token', async () => {
  const { server, tokens } = await obtainTokens(testIssuer, browser, 'bo');
  const sub = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? '';
  const response = await oauth.userInfoRequest(server, client, tokens.access_token, testIssuer.overHttp);
  const info = await oauth.processUserInfoResponse(server, client, sub, response);
  expect(info).toEqual({ sub, preferred_username: 'bo', name: 'Bo Chen', roles: ['agent'] });
  expect(sub).not.toBe('bo');
});

test.each([
  { aud: 'another-client', typ: 'at+jwt', iss: issuer },
  { aud: clientId, typ: 'at+jwt', iss: 'http://127.0.0.1:1/oidc' },
  { aud: clientId, typ: 'JWT', iss: issuer },
])('userinfo refuses %o though the signature is right', async ({ aud, typ, iss }) => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  const claims = decodeJwt(tokens.access_token);
  const forge = async (changes: { aud: string; typ: string; iss: string }) => {
    const jwt = new SignJWT({ ...claims, aud: changes.aud, iss: changes.iss });
    const token = await jwt
      .setProtectedHeader({ alg: 'RS256', kid: testIssuer.key.id, typ: changes.typ })
      .sign(testIssuer.key.privateKey);
    const response = await testIssuer.request(`${issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
    return response.status;
  };
  expect(await forge({ aud: clientId, typ: 'at+jwt', iss: issuer })).toBe(200);
  expect(await forge({ aud, typ, iss })).toBe(401);
});

test('userinfo refuses an access token after an hour, and an id token at any time', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  const ask = async (token: string) =>
    await testIssuer.request(`${issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask(tokens.id_token ?? '')).status).toBe(401);
  testIssuer.clock.advance(3_599_000);
  expect((await ask(tokens.access_token)).status).toBe(200);
  testIssuer.clock.advance(1_000);
  const refused = await ask(tokens.access_token);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"');
});

test('an agent who is signed in at Connect is not asked again', async () => {
  await browser.chooseAgent('bo', new URL('/connect/login', origin));
  const { at } = await browser.visit((await authorizationRequest()).url);
  expect(at.href).toContain(`${redirectUri}?code=`);
});

test('prompt=none without a sign-in comes back with login_required and the state', async () => {
  const { url, state } = await authorizationRequest({ prompt: 'none' });
  const { at } = await browser.visit(url);
  expect(at.origin + at.pathname).toBe(redirectUri);
  expect(at.searchParams.get('error')).toBe('login_required');
  expect(at.searchParams.get('state')).toBe(state);
  expect(at.searchParams.get('iss')).toBe(issuer);
});

test('prompt=none with a sign-in comes back with a code', async () => {
  await browser.chooseAgent('ada', new URL('/connect/login', origin));
  const { at } = await browser.visit((await authorizationRequest({ prompt: 'none' })).url);
  expect(at.searchParams.get('code')).toBeTruthy();
});

test.each([{ prompt: 'login' }, { prompt: 'select_account' }, { max_age: '0' }])(
  '%o shows the login page to an agent who is signed in, and then comes back as the agent chosen',
  async (members) => {
    await browser.chooseAgent('ada', new URL('/connect/login', origin));
    const { url } = await authorizationRequest(members);
    const stop = await browser.visit(url);
    expect(stop.at.pathname).toBe('/connect/login');
    const back = await browser.chooseAgent('bo', stop.at);
    expect(back.at.searchParams.get('code')).toBeTruthy();
    expect(testIssuer.world.sessions.agentOf((browser.cookie ?? '').split('=')[1] ?? '')).toBe('bo');
  },
);

const preflight = async (from: string) =>
  await testIssuer.request(`${issuer}/token`, {
    method: 'OPTIONS',
    headers: { origin: from, 'access-control-request-method': 'POST' },
  });

test.each(['http://127.0.0.1:4998', 'http://localhost:4998', 'https://desk.example.com'])(
  'a page of %s may call the token endpoint',
  async (from) => {
    expect((await preflight(from)).headers.get('access-control-allow-origin')).toBe(from);
  },
);

test.each(['https://evil.example', 'http://127.0.0.1.evil.example', 'https://127.0.0.1:4998', 'null'])(
  'a page of %s may not call the token endpoint',
  async (from) => {
    expect((await preflight(from)).headers.get('access-control-allow-origin')).toBeNull();
  },
);
