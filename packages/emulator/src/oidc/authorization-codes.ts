/** What an authorization code stands for until it is exchanged. */
export interface AuthorizationGrant {
  readonly sessionId: string;
  readonly login: string;
  readonly redirectUri: string;
  /** PKCE, S256: base64url of the SHA-256 of the verifier. */
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
  readonly scope: string;
}

/** A code is for the page that has just been opened: a minute is ample. */
const lifetime = 60_000;

/** Codes that have been given out. Each can be taken once: also a failed exchange uses it up. */
export class AuthorizationCodes {
  readonly #grants = new Map<string, { grant: AuthorizationGrant; expires: number }>();
  readonly #now: () => number;
  readonly #newId: () => string;

  constructor(options: { now: () => number; newId: () => string }) {
    this.#now = options.now;
    this.#newId = options.newId;
  }

  issue(grant: AuthorizationGrant): string {
    this.#forgetExpired();
    const code = this.#newId();
    this.#grants.set(code, { grant, expires: this.#now() + lifetime });
    return code;
  }

  /** The grant of a code that is still good; `undefined` when it is unknown, used or too old. */
  take(code: string): AuthorizationGrant | undefined {
    this.#forgetExpired();
    const entry = this.#grants.get(code);
    this.#grants.delete(code);
    return entry?.grant;
  }

  #forgetExpired(): void {
    for (const [code, entry] of this.#grants) if (entry.expires <= this.#now()) this.#grants.delete(code);
  }
}
