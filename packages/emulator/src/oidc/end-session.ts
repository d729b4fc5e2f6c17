import type { Context } from 'hono';
import { signedInAgent, signOut } from '../login/session-cookie.ts';
import { claimsOf } from './claims.ts';
import { OAuthError } from './oauth-error.ts';
import type { OidcOptions } from './oidc-options.ts';
import { optional, readParameters } from './parameters.ts';
import { readIdTokenHint } from './tokens.ts';

/**
 * Logout started by the client (RP-Initiated Logout 1.0). Ends the agent's session at Connect too. An id token of another agent than the one
 * signed in now ends nothing: the client is told that its own agent is out, which holds.
 */
export async function endSession(context: Context, options: OidcOptions): Promise<Response> {
  const parameters = await readParameters(context);
  const hint = optional(parameters, 'id_token_hint');
  const claims = hint === undefined ? undefined : await readIdTokenHint(options, hint);
  const clientId = optional(parameters, 'client_id') ?? (claims && options.clientId);
  const target = optional(parameters, 'post_logout_redirect_uri');
  if (target !== undefined && (clientId !== options.clientId || !options.redirectUris.allows(target))) {
    throw new OAuthError('invalid_request', 'post_logout_redirect_uri is not registered, or the client is not named');
  }

  const signedIn = signedInAgent(context, options.sessions);
  if (!claims || !signedIn || claims.sub === claimsOf(signedIn.agent).sub) signOut(context, options.sessions);

  if (target === undefined) return context.redirect('/connect/login', 303);
  const location = new URL(target);
  const state = optional(parameters, 'state');
  if (state !== undefined) location.searchParams.set('state', state);
  return context.redirect(location.href, 303);
}
