import { beforeEach, expect, test } from 'vitest';
import { Browser, clientId, issuer, obtainTokens, origin, startIssuer, type TestIssuer } from './issuer.ts';

const after = 'http://127.0.0.1:4998/';

let testIssuer: TestIssuer;
let browser: Browser;
beforeEach(async () => {
  testIssuer = await startIssuer();
  browser = new Browser(testIssuer);
});

const sessionId = () => (browser.cookie ?? '').split('=')[1] ?? '';
const logout = async (members: Record<string, string>) =>
  await browser.visit(`${issuer}/logout?${new URLSearchParams(members).toString()}`);

test('ends the session at Connect too and comes back to the client with its state', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  const session = sessionId();
  expect(testIssuer.world.sessions.agentOf(session)).toBe('ada');
  const { at } = await logout({
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: after,
    state: 'bye',
  });
  expect(at.href).toBe(`${after}?state=bye`);
  expect(browser.cookie).toBeUndefined();
  expect(testIssuer.world.sessions.agentOf(session)).toBeUndefined();
});

test('takes an id token that has expired', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  testIssuer.clock.advance(7_200_000);
  const { at } = await logout({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after });
  expect(at.href).toBe(after);
});

test('an id token of another agent leaves the agent of this browser signed in', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  await browser.chooseAgent('bo', new URL('/connect/login', origin));
  await logout({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after });
  expect(testIssuer.world.sessions.agentOf(sessionId())).toBe('bo');
});

test.each([
  [{ post_logout_redirect_uri: 'https://evil.example/', client_id: clientId }],
  [{ post_logout_redirect_uri: after }],
  [{ post_logout_redirect_uri: after, client_id: 'other' }],
  [{ id_token_hint: 'eyJhbGciOiJub25lIn0.e30.', post_logout_redirect_uri: after }],
] as Record<string, string>[][])('refuses %o and leaves the agent signed in', async (members) => {
  await obtainTokens(testIssuer, browser, 'ada');
  const { page } = await logout(members);
  expect(page?.status).toBe(400);
  expect(testIssuer.world.sessions.agentOf(sessionId())).toBe('ada');
});

test('an access token is no id token hint', async () => {
  const { tokens } = await obtainTokens(testIssuer, browser, 'ada');
  expect((await logout({ id_token_hint: tokens.access_token, post_logout_redirect_uri: after })).page?.status).toBe(
    400,
  );
});

test('without an address to go back to it ends at the login page', async () => {
  await obtainTokens(testIssuer, browser, 'ada');
  expect((await logout({})).at.pathname).toBe('/connect/login');
});
