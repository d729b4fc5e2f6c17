import type { Context } from 'hono';
import { claimsOf } from './claims.ts';
import { OAuthError } from './oauth-error.ts';
import type { OidcOptions } from './oidc-options.ts';
import { readAccessToken } from './tokens.ts';

/** The userinfo endpoint: who the bearer of an access token is. */
export async function userinfo(context: Context, options: OidcOptions): Promise<Response> {
  const bearer = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer === undefined) {
    context.header('WWW-Authenticate', 'Bearer');
    return context.body(null, 401);
  }
  const payload = await readAccessToken(options, bearer);
  const agent = options.sessions.agents().find((candidate) => claimsOf(candidate).sub === payload.sub);
  if (!agent) throw new OAuthError('invalid_token', 'the agent is no longer there');
  return context.json({ ...claimsOf(agent) });
}
