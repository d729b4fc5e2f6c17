import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { AgentIdentity } from '../login/agent-sessions.ts';
import { claimsOf } from './claims.ts';
import { OAuthError } from './oauth-error.ts';
import type { OidcOptions } from './oidc-options.ts';

/** Seconds that an access token and an id token are good for. */
export const tokenLifetime = 3600;

const accessTokenType = 'at+jwt';

/** Makes the tokens of one sign-in: JWTs, the access token as RFC 9068 describes it. */
export async function issueTokens(
  options: OidcOptions,
  grant: { agent: AgentIdentity; nonce: string | undefined; scope: string },
): Promise<{ accessToken: string; idToken: string }> {
  const claims = { ...claimsOf(grant.agent) };
  const sign = (payload: JWTPayload, type: string): Promise<string> => {
    const seconds = Math.floor(options.now() / 1000);
    return new SignJWT({ ...claims, ...payload })
      .setProtectedHeader({ alg: options.key.algorithm, kid: options.key.id, typ: type })
      .setIssuer(options.issuer())
      .setAudience(options.clientId)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + tokenLifetime)
      .sign(options.key.privateKey);
  };
  return {
    accessToken: await sign({ client_id: options.clientId, scope: grant.scope, jti: options.newId() }, accessTokenType),
    idToken: await sign(grant.nonce === undefined ? {} : { nonce: grant.nonce }, 'JWT'),
  };
}

/** The claims of an access token of this issuer. @throws OAuthError invalid_token */
export async function readAccessToken(options: OidcOptions, token: string): Promise<JWTPayload> {
  return await read(options, token, { typ: accessTokenType, currentDate: new Date(options.now()) }, 'invalid_token');
}

/** The claims of an id token given as a logout hint; one that has expired is as good. @throws OAuthError invalid_request */
export async function readIdTokenHint(options: OidcOptions, token: string): Promise<JWTPayload> {
  return await read(options, token, { typ: 'JWT', currentDate: new Date(0) }, 'invalid_request');
}

async function read(
  options: OidcOptions,
  token: string,
  checks: { typ: string; currentDate: Date },
  code: 'invalid_token' | 'invalid_request',
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, options.key.publicKey, {
      ...checks,
      issuer: options.issuer(),
      audience: options.clientId,
      algorithms: [options.key.algorithm],
    });
    return payload;
  } catch {
    throw new OAuthError(code, 'the token is not one of this issuer, or has expired');
  }
}
