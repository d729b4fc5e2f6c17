/** An agent as the issuer vouches for them. */
export interface Agent {
  /** User name in Amazon Connect: the token's `preferred_username`. */
  readonly username: string;
  /** The issuer's own id of the person: the token's `sub`. */
  readonly subject: string;
  readonly roles: readonly string[];
}

/** Decides who is asking. The one port through which every agent route goes. */
export interface Authenticator {
  /**
   * @param token a bearer token as presented.
   * @throws {TokenRejected} when the token does not prove an agent.
   * @throws {IssuerUnavailable} when the issuer cannot be asked: says nothing about the token.
   */
  authenticate(token: string): Promise<Agent>;
  /** Resolves when the issuer answers and its keys can be read. @throws {IssuerUnavailable} */
  check(): Promise<void>;
}

export class TokenRejected extends Error {
  override readonly name = 'TokenRejected';
  readonly expired: boolean;

  constructor(options: { readonly expired: boolean; readonly cause?: unknown }) {
    super('The token does not prove an agent.', { cause: options.cause });
    this.expired = options.expired;
  }
}

export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';

  constructor(cause: unknown) {
    super('The OpenID Connect issuer cannot be asked.', { cause });
  }
}
