import { beforeEach, describe, expect, test } from 'vitest';
import { returnPath } from '../../src/login/return-path.ts';
import { Browser, origin, startIssuer, type TestIssuer } from '../oidc/issuer.ts';

let testIssuer: TestIssuer;
let browser: Browser;
beforeEach(async () => {
  testIssuer = await startIssuer();
  browser = new Browser(testIssuer);
});

const post = async (query: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  await browser.send(`/connect/login${query}`, { method: 'POST', body: new URLSearchParams(form), headers });

describe('login page', () => {
  test('offers every agent and says that this is the local Amazon Connect', async () => {
    const response = await browser.send('/connect/login');
    const page = await response.text();
    expect(page).toContain('Ada Larsen');
    expect(page).toContain('Bo Chen');
    expect(page).toContain('Local Amazon Connect');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; base-uri 'none'; form-action 'self' .*frame-ancestors 'none'; style-src 'self'; img-src 'self'$/,
    );
  });

  test('signs the chosen agent in with a cookie scripts cannot read, and goes to the CCP', async () => {
    const response = await post('', { login: 'ada' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/connect/ccp-v2/');
    expect(response.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('refuses an agent the instance does not have', async () => {
    const response = await post('', { login: 'mallory' });
    expect(response.status).toBe(400);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('signing in as another agent ends the session before', async () => {
    await post('', { login: 'ada' });
    const first = (browser.cookie ?? '').split('=')[1] ?? '';
    await post('', { login: 'bo' });
    expect(testIssuer.world.sessions.agentOf(first)).toBeUndefined();
  });

  test.each([
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://evil.example'],
  ])('refuses a form sent from another page (%s: %s)', async (header, value) => {
    const response = await post('', { login: 'ada' }, { [header]: value });
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('shows who is signed in and where to go on', async () => {
    await post('', { login: 'ada' });
    const page = await (await browser.send('/connect/login?return_to=/oidc/authorize')).text();
    expect(page).toContain('Signed in as <strong>Ada Larsen</strong>');
    expect(page).toContain('href="/oidc/authorize"');
  });

  test('logout ends the session and removes the cookie', async () => {
    await post('', { login: 'ada' });
    const session = (browser.cookie ?? '').split('=')[1] ?? '';
    expect((await browser.send('/connect/logout')).headers.get('location')).toBe('/connect/login');
    expect(browser.cookie).toBeUndefined();
    expect(testIssuer.world.sessions.agentOf(session)).toBeUndefined();
  });
});

describe('return_to', () => {
  test('brings the agent back, query and all', async () => {
    const target = '/oidc/authorize?a=1&b=%2F';
    const response = await post(`?${new URLSearchParams({ return_to: target }).toString()}`, { login: 'ada' });
    expect(response.headers.get('location')).toBe(target);
  });

  const foreign = [
    'https://evil.example/',
    '//evil.example/',
    String.raw`/\evil.example/`,
    String.raw`\/evil.example/`,
    '/\t/evil.example/',
    '/\n/evil.example/',
    '/.//evil.example/',
    '/a/..//evil.example/',
    'javascript:alert(1)',
    'evil.example',
    '',
  ];

  test.each(foreign)('never leads to %j', async (target) => {
    expect(returnPath(target)).toBeUndefined();
    const inQuery = await post(`?${new URLSearchParams({ return_to: target }).toString()}`, { login: 'ada' });
    const inForm = await post('', { login: 'ada', return_to: target });
    for (const response of [inQuery, inForm]) {
      expect(new URL(response.headers.get('location') ?? '', origin).href).toBe(`${origin}/connect/ccp-v2/`);
    }
  });
});
