import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { AuthorizationCodes } from './authorization-codes.ts';
import { OAuthError } from './oauth-error.ts';
import type { OidcOptions } from './oidc-options.ts';
import { readForm, required } from './parameters.ts';
import { issueTokens, tokenLifetime } from './tokens.ts';

/** The token endpoint: an authorization code and its PKCE verifier for an access token and an id token. Public client: no secret. */
export async function token(context: Context, options: OidcOptions, codes: AuthorizationCodes): Promise<Response> {
  if (context.req.header('authorization')) throw new OAuthError('invalid_client', 'this client has no secret');
  const form = await readForm(context);
  if (required(form, 'grant_type') !== 'authorization_code') {
    throw new OAuthError('unsupported_grant_type', 'grant_type must be authorization_code');
  }
  if (required(form, 'client_id') !== options.clientId) {
    throw new OAuthError('invalid_client', 'client_id names no client of this issuer');
  }
  const [code, redirectUri, verifier] = ['code', 'redirect_uri', 'code_verifier'].map((name) => required(form, name));

  const grant = codes.take(code ?? '');
  const agent = options.sessions.agents().find((candidate) => candidate.login === grant?.login);
  if (!grant || !agent || options.sessions.agentOf(grant.sessionId) !== agent.login) {
    throw new OAuthError('invalid_grant', 'the code is unknown, used or expired, or its sign-in has ended');
  }
  if (redirectUri !== grant.redirectUri) throw new OAuthError('invalid_grant', 'redirect_uri is not the one asked for');
  if (challengeOf(verifier ?? '') !== grant.codeChallenge) {
    throw new OAuthError('invalid_grant', 'code_verifier does not belong to the code');
  }

  const tokens = await issueTokens(options, { agent, nonce: grant.nonce, scope: grant.scope });
  return context.json({
    access_token: tokens.accessToken,
    id_token: tokens.idToken,
    token_type: 'Bearer',
    expires_in: tokenLifetime,
    scope: grant.scope,
  });
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
