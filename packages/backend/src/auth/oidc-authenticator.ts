import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { OidcSettings } from '../settings/settings.ts';
import { type Agent, type Authenticator, IssuerUnavailable, TokenRejected } from './authenticator.ts';
import { discoverKeys } from './discovery.ts';
import { type LastingKeys, lastingKeys } from './lasting-keys.ts';

const timeoutMs = 5000;

export interface OidcAuthenticatorOptions {
  readonly oidc: Pick<OidcSettings, 'issuer' | 'audience' | 'rolesClaim'>;
  readonly now: () => Date;
}

/**
 * Checks JSON Web Tokens against an OpenID Connect issuer. Discovery and keys are fetched when first needed and kept (see `lastingKeys`); a
 * token with an unknown key id fetches the keys again, at most every 30 s. jose takes public keys only from there, so a token that is not signed, or
 * signed with a shared secret, never passes.
 */
export function oidcAuthenticator({ oidc, now }: OidcAuthenticatorOptions): Authenticator {
  let keys: Promise<LastingKeys> | undefined;

  const issuerKeys = (): Promise<LastingKeys> => {
    keys ??= discoverKeys(oidc.issuer, AbortSignal.timeout(timeoutMs))
      .then((address) => lastingKeys(address, timeoutMs))
      .catch((error: unknown) => {
        keys = undefined;
        throw error;
      });
    return keys;
  };

  return {
    async authenticate(token) {
      const { keyOf } = await issuerKeys();
      const { payload } = await jwtVerify(token, keyOf, {
        issuer: oidc.issuer,
        audience: oidc.audience,
        requiredClaims: ['exp', 'sub', 'preferred_username'],
        clockTolerance: 30,
        currentDate: now(),
      }).catch((error: unknown) => {
        throw classify(error);
      });
      return agentOf(payload, oidc.rolesClaim);
    },
    async check() {
      const known = await issuerKeys();
      await known.check().catch((error: unknown) => {
        throw new IssuerUnavailable(error);
      });
    },
  };
}

/** jose's codes for what is wrong with the token itself. Everything else concerns the keys or the way to them. */
const tokenFaults: ReadonlySet<string> = new Set([
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_EXPIRED',
  'ERR_JWT_INVALID',
]);

function classify(error: unknown): Error {
  if (!(error instanceof errors.JOSEError && tokenFaults.has(error.code))) return new IssuerUnavailable(error);
  return new TokenRejected({ expired: error instanceof errors.JWTExpired, cause: error });
}

function agentOf(payload: JWTPayload, rolesClaim: string): Agent {
  const { sub, preferred_username: username, [rolesClaim]: roles } = payload;
  if (typeof sub !== 'string' || typeof username !== 'string' || username === '') {
    throw new TokenRejected({ expired: false });
  }
  const listed = Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
  return { username, subject: sub, roles: listed };
}
