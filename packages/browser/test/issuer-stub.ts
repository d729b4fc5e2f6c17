/** An OpenID Connect issuer as a fetch: discovery and token endpoint. It checks the code and its PKCE verifier as a real one does. */
export class IssuerStub {
  readonly issuer = 'https://issuer.example/oidc';
  readonly requests: URLSearchParams[] = [];
  /** Code challenge and nonce of the last authorization, by code. */
  readonly #codes = new Map<string, { challenge: string; nonce: string }>();
  refreshTokens = false;
  lifetime = 3600;
  down = false;
  /** While true, nothing is answered. */
  silent = false;
  /** Requests that are not answered and not given up. */
  waiting = 0;
  #count = 0;

  /** What the issuer's login does with a browser that comes with `address`: sends it back with a code. */
  authorize(address: string): URLSearchParams {
    const asked = new URL(address).searchParams;
    this.#count += 1;
    const code = `code-${this.#count}`;
    this.#codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '' });
    return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer });
  }

  readonly fetch: typeof fetch = async (input, init) => {
    if (this.down) throw new TypeError('Failed to fetch');
    if (this.silent) await this.#givenUp(init?.signal);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname.endsWith('/.well-known/openid-configuration')) return Response.json(this.#discovery());
    if (pathname !== '/oidc/token') return new Response(null, { status: 404 });
    return this.#token(new URLSearchParams(init?.body as string));
  };

  #givenUp(signal: AbortSignal | null | undefined): Promise<never> {
    this.waiting += 1;
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        this.waiting -= 1;
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });
  }

  #discovery() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/logout`,
      authorization_response_iss_parameter_supported: true,
    };
  }

  async #token(form: URLSearchParams): Promise<Response> {
    this.requests.push(form);
    const refreshed = this.refreshTokens && form.get('refresh_token') === `refresh-${this.#count}`;
    if (refreshed) {
      this.#count += 1;
      return this.#answer(undefined);
    }
    const grant = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    if (!grant || grant.challenge !== (await sha256(form.get('code_verifier') ?? ''))) {
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    }
    return this.#answer(grant.nonce);
  }

  #answer(nonce: string | undefined): Response {
    const seconds = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, sub: 'ada', aud: 'desktop', iat: seconds, exp: seconds + this.lifetime, nonce };
    const idToken = [{ alg: 'RS256' }, claims].map((part) => base64url(JSON.stringify(part))).join('.');
    return Response.json({
      access_token: `access-${this.#count}`,
      id_token: `${idToken}.c2lnbmF0dXJl`,
      token_type: 'Bearer',
      expires_in: this.lifetime,
      ...(this.refreshTokens ? { refresh_token: `refresh-${this.#count}` } : {}),
    });
  }
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const sha256 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url');
