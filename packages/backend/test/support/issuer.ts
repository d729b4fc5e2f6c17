import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const audience = 'desktop';
/** The time at which the tests take place, for tokens and for the server. */
export const testTime = new Date('2026-11-23T09:00:00Z');
const seconds = Math.floor(testTime.getTime() / 1000);

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: object;
}

async function newKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** An OpenID Connect issuer: discovery, keys, and a hand to sign whatever a test needs. */
export async function startIssuer() {
  const asked: string[] = [];
  const published = [await newKey('first')];
  const metadata = { issuer: '', jwks_uri: '' };
  let available = true;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const documents: Record<string, unknown> = {
      '/.well-known/openid-configuration': metadata,
      '/jwks': { keys: published.map(({ jwk }) => jwk) },
    };
    const found = available ? documents[request.url ?? ''] : undefined;
    response.writeHead(found === undefined ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(metadata, { issuer: url, jwks_uri: `${url}/jwks` });

  return {
    url,
    asked,
    metadata,
    set available(value: boolean) {
      available = value;
    },
    newKey,
    publish: (key: SigningKey) => void published.push(key),
    /** A good token for the agent `ada`, with what a test wants otherwise. */
    token(claims: JWTPayload = {}, key: SigningKey | undefined = published[0]) {
      if (!key) throw new Error('no key');
      const payload = {
        iss: url,
        aud: audience,
        sub: 'agent-1',
        preferred_username: 'ada',
        roles: ['agent'],
        iat: seconds,
        exp: seconds + 600,
        ...claims,
      };
      return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: key.kid }).sign(key.privateKey);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type Issuer = Awaited<ReturnType<typeof startIssuer>>;
