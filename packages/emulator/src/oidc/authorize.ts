import type { Context } from 'hono';
import { signedInAgent } from '../login/session-cookie.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import { OAuthError } from './oauth-error.ts';
import type { OidcOptions } from './oidc-options.ts';
import { optional, readParameters, required } from './parameters.ts';

const prompts = ['none', 'login', 'select_account', 'consent'];

/**
 * The authorization endpoint, code flow with PKCE. An agent who is signed in goes back to the client at once with a code; otherwise the
 * login page is shown first. Errors go back to the client, unless the client or its address is not known: those are thrown.
 */
export async function authorize(context: Context, options: OidcOptions, codes: AuthorizationCodes): Promise<Response> {
  const parameters = await readParameters(context);
  const redirectUri = knownRedirectUri(parameters, options);
  const answer = (members: Record<string, string>): Response => {
    const target = new URL(redirectUri);
    const state = parameters.get('state');
    for (const [name, value] of Object.entries(members)) target.searchParams.set(name, value);
    if (state) target.searchParams.set('state', state);
    target.searchParams.set('iss', options.issuer());
    return context.redirect(target.href, 303);
  };

  try {
    const request = validated(parameters);
    const signedIn = signedInAgent(context, options.sessions);
    if (signedIn && !request.signInAgain) {
      const { sessionId, agent } = signedIn;
      return answer({ code: codes.issue({ ...request.grant, sessionId, login: agent.login, redirectUri }) });
    }
    if (request.silent) throw new OAuthError('login_required', 'nobody is signed in on this browser');
    const login = new URLSearchParams({ return_to: resumed(options, parameters) });
    return context.redirect(`/connect/login?${login.toString()}`, 303);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return answer(error.body);
  }
}

function knownRedirectUri(parameters: URLSearchParams, options: OidcOptions): string {
  if (required(parameters, 'client_id') !== options.clientId) {
    throw new OAuthError('invalid_request', 'client_id names no client of this issuer');
  }
  const uri = required(parameters, 'redirect_uri');
  if (!options.redirectUris.allows(uri)) throw new OAuthError('invalid_request', 'redirect_uri is not registered');
  return uri;
}

function validated(parameters: URLSearchParams) {
  const get = (name: string) => optional(parameters, name);
  if (get('request')) throw new OAuthError('request_not_supported', 'request objects are not supported');
  if (get('request_uri')) throw new OAuthError('request_uri_not_supported', 'request objects are not supported');
  if (required(parameters, 'response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type must be code');
  }
  if ((get('response_mode') ?? 'query') !== 'query') {
    throw new OAuthError('invalid_request', 'response_mode must be query');
  }
  const scope = get('scope') ?? '';
  if (!scope.split(' ').includes('openid')) throw new OAuthError('invalid_scope', 'scope must contain openid');
  const codeChallenge = required(parameters, 'code_challenge');
  if (get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge)) {
    throw new OAuthError('invalid_request', 'PKCE with code_challenge_method S256 is required');
  }
  const prompt = get('prompt')?.split(' ') ?? [];
  if (prompt.some((value) => !prompts.includes(value)) || (prompt.includes('none') && prompt.length > 1)) {
    throw new OAuthError('invalid_request', 'prompt is not one this issuer knows, or combines none with another');
  }
  get('state');
  return {
    grant: { codeChallenge, nonce: get('nonce'), scope },
    silent: prompt.includes('none'),
    // The age of a sign-in is not recorded, so a client that limits it gets a fresh one.
    signInAgain: prompt.includes('login') || prompt.includes('select_account') || get('max_age') !== undefined,
  };
}

/** The same request once the agent has just signed in, as a path on this emulator. */
function resumed(options: OidcOptions, parameters: URLSearchParams): string {
  const again = new URLSearchParams(parameters);
  again.delete('prompt');
  again.delete('max_age');
  return `${new URL(options.issuer()).pathname}/authorize?${again.toString()}`;
}
