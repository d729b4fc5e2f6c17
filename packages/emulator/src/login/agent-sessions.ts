/** An agent of the instance as the login page and the issuer know one. */
export interface AgentIdentity {
  /** Connect user name, e.g. `ada`: what `preferred_username` carries. */
  readonly login: string;
  /** Display name, e.g. `Ada Agent`. */
  readonly name: string;
  /** What the issuer says that the agent may do. */
  readonly roles: readonly string[];
}

/** Who is signed in at the local Amazon Connect: one session per browser, shared by the CCP and by OpenID Connect. */
export interface AgentSessions {
  agents(): readonly AgentIdentity[];
  /** Signs an agent in; answers the id that the session cookie carries. */
  createSession(login: string): string;
  /** The user name behind a cookie's id; `undefined` when it is unknown or has ended. */
  agentOf(sessionId: string): string | undefined;
  endSession(sessionId: string): void;
}

export interface SignedInAgent {
  readonly sessionId: string;
  readonly agent: AgentIdentity;
}
