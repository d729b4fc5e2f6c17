import { type Clock, LiaisonError } from '@liaison/core';
import * as oauth from 'oauth4webapi';

export interface IssuerOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** Longest wait for one answer, milliseconds. */
const TIME_LIMIT = 15_000;

/** What has to be remembered between leaving for the issuer and coming back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** Where in the page the agent was. */
  readonly returnTo: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string | undefined;
  readonly refreshToken: string | undefined;
  /** Seconds from when it was given; undefined when the issuer does not say. */
  readonly expiresIn: number | undefined;
}

/** The OpenID Connect issuer, as a public client: authorization code with PKCE (RFC 7636), checks by oauth4webapi. */
export class Issuer {
  readonly #options: IssuerOptions;
  readonly #client: oauth.Client;
  #server: Promise<oauth.AuthorizationServer> | undefined;

  constructor(options: IssuerOptions) {
    this.#options = options;
    this.#client = { client_id: options.clientId, [oauth.clockTolerance]: 60 };
  }

  /** The address to send the browser to, and what to remember of it. `silent`: the issuer must not show anything. */
  async begin(where: {
    redirectUri: string;
    returnTo: string;
    silent: boolean;
  }): Promise<{ address: string; pending: PendingSignIn }> {
    // A frame does not tell an issuer that refuses from a network that is not there; a request does.
    if (where.silent) this.#server = undefined;
    const server = await this.#discover();
    if (!server.authorization_endpoint)
      throw new LiaisonError('ServiceError', 'The issuer has no authorization endpoint');
    const codeVerifier = oauth.generateRandomCodeVerifier();
    const pending = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      codeVerifier,
      redirectUri: where.redirectUri,
      returnTo: where.returnTo,
    };
    const address = new URL(server.authorization_endpoint);
    const parameters = {
      client_id: this.#options.clientId,
      response_type: 'code',
      scope: this.#options.scope,
      redirect_uri: where.redirectUri,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(where.silent ? { prompt: 'none' } : {}),
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return { address: address.href, pending };
  }

  /** The tokens for the answer with which the issuer sent the browser back. @throws LiaisonError NotSignedInError, NetworkError */
  async redeem(answer: URLSearchParams, pending: PendingSignIn): Promise<Tokens> {
    const server = await this.#discover();
    return attempt(async () => {
      const parameters = oauth.validateAuthResponse(server, this.#client, answer, pending.state);
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        this.#client,
        oauth.None(),
        parameters,
        pending.redirectUri,
        pending.codeVerifier,
        this.#requestOptions(),
      );
      return toTokens(
        await oauth.processAuthorizationCodeResponse(server, this.#client, response, {
          expectedNonce: pending.nonce,
          requireIdToken: true,
        }),
      );
    });
  }

  async refresh(refreshToken: string): Promise<Tokens> {
    const server = await this.#discover();
    return attempt(async () => {
      const response = await oauth.refreshTokenGrantRequest(
        server,
        this.#client,
        oauth.None(),
        refreshToken,
        this.#requestOptions(),
      );
      const tokens = toTokens(await oauth.processRefreshTokenResponse(server, this.#client, response));
      return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
    });
  }

  /** Where to send the browser to sign out; undefined when the issuer knows no such thing. */
  async signOutAddress(options: { idToken: string | undefined; returnTo: string }): Promise<string | undefined> {
    const { end_session_endpoint: endpoint } = await this.#discover();
    if (!endpoint) return undefined;
    const address = new URL(endpoint);
    address.searchParams.set('client_id', this.#options.clientId);
    address.searchParams.set('post_logout_redirect_uri', options.returnTo);
    if (options.idToken) address.searchParams.set('id_token_hint', options.idToken);
    return address.href;
  }

  #discover(): Promise<oauth.AuthorizationServer> {
    const issuer = new URL(this.#options.issuer);
    this.#server ??= attempt(async () =>
      oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, this.#requestOptions())),
    ).catch((error: unknown) => {
      this.#server = undefined;
      throw error;
    });
    return this.#server;
  }

  /** Plain http is taken from the issuer's own address: the server allows it on a loopback host only. */
  #requestOptions() {
    return {
      [oauth.customFetch]: limited(this.#options),
      [oauth.allowInsecureRequests]: new URL(this.#options.issuer).protocol === 'http:',
    };
  }
}

/** On a connection that died while the machine slept no answer ever comes. */
function limited({ clock, fetch }: Pick<IssuerOptions, 'clock' | 'fetch'>): typeof fetch {
  return async (input, init) => {
    const limit = new AbortController();
    const cancel = clock.schedule(TIME_LIMIT, () => limit.abort());
    try {
      return await fetch(input, { ...init, signal: limit.signal });
    } finally {
      cancel();
    }
  };
}

const toTokens = (response: oauth.TokenEndpointResponse): Tokens => ({
  accessToken: response.access_token,
  idToken: response.id_token,
  refreshToken: response.refresh_token,
  expiresIn: response.expires_in,
});

/** The issuer's refusals mean that nobody is signed in; everything unreadable is its failure, the rest is the network. */
async function attempt<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
      throw new LiaisonError('NotSignedInError', 'The issuer did not sign anybody in', {
        cause: { error: error.error },
      });
    }
    if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
      throw new LiaisonError('ServiceError', "The issuer's answer could not be accepted", {
        cause: { code: error.code },
      });
    }
    throw new LiaisonError('NetworkError', 'The issuer could not be reached');
  }
}
