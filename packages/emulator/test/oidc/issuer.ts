import { Hono } from 'hono';
import * as oauth from 'oauth4webapi';
import { loginApp } from '../../src/login/login-app.ts';
import { oidcApp } from '../../src/oidc/oidc-app.ts';
import { redirectUris } from '../../src/oidc/redirect-uris.ts';
import { generateSigningKey } from '../../src/oidc/signing-key.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { createWorld } from '../../src/world/world.ts';

export const origin = 'http://127.0.0.1:4999';
export const issuer = `${origin}/oidc`;
export const clientId = 'liaison-desktop';
export const redirectUri = 'http://127.0.0.1:4998/signed-in';
export const client: oauth.Client = { client_id: clientId };

export type TestIssuer = Awaited<ReturnType<typeof startIssuer>>;

/** The login page and the issuer over a fresh world, called in process. The clock starts at the machine's own time, which the client library reads. */
export async function startIssuer() {
  const clock = new ManualClock(Date.now());
  const world = createWorld({ clock, seed: 7 });
  const uris = redirectUris(['https://desk.example.com/signed-in']);
  const key = await generateSigningKey();
  const app = new Hono();
  app.route('/connect', loginApp({ sessions: world.sessions, continueTo: uris.cspSources }));
  app.route(
    '/oidc',
    oidcApp({
      issuer: () => issuer,
      sessions: world.sessions,
      key,
      clientId,
      redirectUris: uris,
      now: () => clock.now(),
      newId: () => world.ids.token('OC'),
    }),
  );
  const request = async (url: string | URL, init?: RequestInit) => await app.request(new URL(url, origin).href, init);
  const overHttp = {
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: (url: string, init: object) => request(url, init),
  } as const;
  const discover = async () =>
    await oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer), overHttp));
  return { world, clock, key, request, overHttp, discover };
}

/** A browser as far as these pages need one: it keeps the cookie and follows redirects until they leave the emulator. */
export class Browser {
  #cookie: string | undefined;
  readonly #issuer: TestIssuer;

  constructor(testIssuer: TestIssuer) {
    this.#issuer = testIssuer;
  }

  get cookie(): string | undefined {
    return this.#cookie;
  }

  async send(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookie !== undefined) headers.set('cookie', this.#cookie);
    const response = await this.#issuer.request(url, { ...init, headers });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.#cookie = /max-age=0/i.test(set) ? undefined : set.split(';')[0];
    return response;
  }

  /** Goes to an address; answers the page shown on the emulator or the address elsewhere that it was sent to. */
  async visit(url: string | URL, init?: RequestInit): Promise<{ at: URL; page?: Response }> {
    const response = await this.send(url, init);
    const location = response.headers.get('location');
    if (location === null) return { at: new URL(url, origin), page: response };
    const next = new URL(location, origin);
    return next.origin === origin ? await this.visit(next) : { at: next };
  }

  /** Presses an agent's button on the login page at the address. */
  async chooseAgent(login: string, page: URL): Promise<{ at: URL; page?: Response }> {
    return await this.visit(page, { method: 'POST', body: new URLSearchParams({ login }) });
  }
}

/** What a client sends the browser to the authorization endpoint with. */
export async function authorizationRequest(members: Record<string, string | undefined> = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const nonce = oauth.generateRandomNonce();
  const state = oauth.generateRandomState();
  const url = new URL(`${issuer}/authorize`);
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
    ...members,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return { url, verifier, nonce, state };
}

/** Signs an agent in from nothing to tokens, as the desktop does. */
export async function obtainTokens(testIssuer: TestIssuer, browser: Browser, login: string) {
  const server = await testIssuer.discover();
  const { url, verifier, nonce, state } = await authorizationRequest();
  let stop = await browser.visit(url);
  if (stop.page) stop = await browser.chooseAgent(login, stop.at);
  const parameters = oauth.validateAuthResponse(server, client, stop.at, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    testIssuer.overHttp,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  return { server, tokens, code: stop.at.searchParams.get('code') ?? '', verifier };
}
