import * as oauth from 'oauth4webapi';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  authorizationRequest,
  Browser,
  clientId,
  issuer,
  obtainTokens,
  origin,
  redirectUri,
  startIssuer,
  type TestIssuer,
} from './issuer.ts';

let testIssuer: TestIssuer;
let browser: Browser;
beforeEach(async () => {
  testIssuer = await startIssuer();
  browser = new Browser(testIssuer);
  await browser.chooseAgent('ada', new URL('/connect/login', origin));
});

const exchange = async (members: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await testIssuer.request(`${issuer}/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      ...members,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const freshCode = async () => {
  const { url, verifier } = await authorizationRequest();
  const { at } = await browser.visit(url);
  return { code: at.searchParams.get('code') ?? '', code_verifier: verifier };
};

const invalidGrant = { status: 400, body: { error: 'invalid_grant' } };

describe('token endpoint', () => {
  test('a code is good once', async () => {
    const { code, verifier } = await obtainTokens(testIssuer, browser, 'ada');
    expect(await exchange({ code, code_verifier: verifier })).toMatchObject(invalidGrant);
  });

  test('a wrong verifier is refused and uses the code up', async () => {
    const { code, code_verifier } = await freshCode();
    const guess = oauth.generateRandomCodeVerifier();
    expect(await exchange({ code, code_verifier: guess })).toMatchObject(invalidGrant);
    expect(await exchange({ code, code_verifier })).toMatchObject(invalidGrant);
  });

  test('a missing verifier is refused', async () => {
    const { code } = await freshCode();
    expect(await exchange({ code })).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  test('another redirect_uri than the one asked for is refused', async () => {
    const request = { ...(await freshCode()), redirect_uri: 'http://127.0.0.1:4998/other' };
    expect(await exchange(request)).toMatchObject(invalidGrant);
  });

  test('a code is good for a minute', async () => {
    const request = await freshCode();
    testIssuer.clock.advance(60_000);
    expect(await exchange(request)).toMatchObject(invalidGrant);
  });

  test('a code of an agent who has signed out meanwhile is refused', async () => {
    const request = await freshCode();
    await browser.send('/connect/logout');
    expect(await exchange(request)).toMatchObject(invalidGrant);
  });

  test('an unknown client, a client with a secret, and another grant are refused', async () => {
    const request = await freshCode();
    expect(await exchange({ ...request, client_id: 'other' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await exchange(request, { authorization: 'Basic bGlhaXNvbjpzZWNyZXQ=' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await exchange({ ...request, grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
  });

  test('a body that is no form is refused', async () => {
    const response = await testIssuer.request(`${issuer}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });
});

describe('authorization endpoint', () => {
  test.each([
    'https://evil.example/signed-in',
    'http://127.0.0.1.evil.example/signed-in',
    'http://evil.example@127.0.0.1:4998/signed-in',
    'http://127.0.0.1:4998@evil.example/',
    'https://127.0.0.1:4998/signed-in',
    'http://127.0.0.1:4998/signed-in#fragment',
    'http://127.0.0.1:4998/signed-in?next=//evil.example',
    'http://2130706433/signed-in',
    'https://desk.example.com/signed-in/',
    'https://desk.example.com/other',
    'javascript:alert(1)',
    '//evil.example',
    '/signed-in',
  ])('never sends a browser to %s', async (uri) => {
    const { page } = await browser.visit((await authorizationRequest({ redirect_uri: uri })).url);
    expect(page?.status).toBe(400);
    expect(page?.headers.get('location')).toBeNull();
    expect(await page?.text()).toContain('redirect_uri is not registered');
  });

  test('sends a browser to an address on the list', async () => {
    const { url } = await authorizationRequest({ redirect_uri: 'https://desk.example.com/signed-in' });
    expect((await browser.visit(url)).at.origin).toBe('https://desk.example.com');
  });

  test('answers an unknown client with a page, not a redirect', async () => {
    const { page } = await browser.visit((await authorizationRequest({ client_id: 'other' })).url);
    expect(page?.status).toBe(400);
  });

  test.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_mode: 'fragment' }, 'invalid_request'],
    [{ scope: 'profile' }, 'invalid_scope'],
    [{ code_challenge: undefined }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: undefined }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ prompt: 'none login' }, 'invalid_request'],
    [{ prompt: 'dance' }, 'invalid_request'],
    [{ request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
    [{ request_uri: 'http://127.0.0.1/r' }, 'request_uri_not_supported'],
  ])('answers %o to the client with %s', async (members, error) => {
    const { url, state } = await authorizationRequest(members);
    const { at } = await browser.visit(url);
    expect(at.origin + at.pathname).toBe(redirectUri);
    expect(at.searchParams.get('error')).toBe(error);
    expect(at.searchParams.get('state')).toBe(state);
    expect(at.searchParams.has('code')).toBe(false);
  });

  test('refuses a parameter given twice', async () => {
    const { url } = await authorizationRequest();
    url.searchParams.append('redirect_uri', 'http://127.0.0.1:4997/');
    expect((await browser.visit(url)).page?.status).toBe(400);
    const { url: other } = await authorizationRequest();
    other.searchParams.append('scope', 'openid');
    expect((await browser.visit(other)).at.searchParams.get('error')).toBe('invalid_request');
  });

  test('takes the same request as a form', async () => {
    const { url } = await authorizationRequest();
    const { at } = await browser.visit(`${issuer}/authorize`, { method: 'POST', body: url.searchParams });
    expect(at.searchParams.get('code')).toBeTruthy();
  });

  test('shows markup in a request as text', async () => {
    const { page } = await browser.visit(
      `${issuer}/authorize?client_id=${encodeURIComponent('<script>alert(1)</script>')}`,
    );
    expect(await page?.text()).not.toContain('<script>alert');
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
