import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

/** What the server is called at the issuer, for access tokens that are meant for it. */
export const resource = 'https://liaison.example.com';
const redirectUri = 'http://127.0.0.1/callback';

export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
}

/**
 * A certified OpenID Connect issuer as it comes from npm, with one person who signs in by being asked: a foreign word for discovery, keys
 * and tokens, since an issuer of our own would share our misunderstandings.
 */
export async function startOidcProvider(person: Readonly<Record<string, unknown>>) {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'one' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    clients: [
      {
        client_id: 'desktop',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: Object.keys(person) },
    conformIdTokenClaims: false,
    findAccount: (_context, accountId) => ({ accountId, claims: () => Promise.resolve({ sub: accountId, ...person }) }),
    extraTokenClaims: () => Promise.resolve({ ...person }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: 'desktop', accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile');
      grant.addResourceScope(resource, 'openid profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid profile',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  });
  const answer = provider.callback();
  const logIn = (request: IncomingMessage, response: ServerResponse) =>
    provider.interactionFinished(request, response, { login: { accountId: 'person-1' }, consent: {} });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void (request.url?.startsWith('/interaction/') ? logIn(request, response) : answer(request, response));
  });

  return {
    url,
    /** Signs the person in by authorization code and PKCE, as a browser would. @param forResource asks for a token that is meant for the server. */
    async signIn(forResource?: string): Promise<Tokens> {
      const verifier = randomBytes(32).toString('base64url');
      const asked = {
        client_id: 'desktop',
        response_type: 'code',
        scope: 'openid profile',
        redirect_uri: redirectUri,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...(forResource === undefined ? {} : { resource: forResource }),
      };
      const code = await follow(`${url}/auth?${new URLSearchParams(asked).toString()}`);
      const exchanged = await fetch(`${url}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: 'desktop',
          redirect_uri: redirectUri,
          code,
          code_verifier: verifier,
        }),
      });
      return (await exchanged.json()) as Tokens;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Follows redirects and keeps cookies, until the address of the client comes. @returns its code. */
async function follow(start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = start;
  while (!next.startsWith(redirectUri)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the issuer answered ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next).href;
  }
  return new URL(next).searchParams.get('code') ?? '';
}
