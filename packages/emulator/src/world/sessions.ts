import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { AgentDefinition, Instance } from './instance.ts';
import { TokenStore } from './token-store.ts';

/** Who is signed in at the instance, one session per browser. A session lasts until it is ended. */
export class Sessions {
  readonly #instance: Instance;
  readonly #tokens: TokenStore<string>;
  readonly #roles = new Map<string, readonly string[]>();

  constructor(options: { instance: Instance; clock: Clock; ids: Ids }) {
    this.#instance = options.instance;
    this.#tokens = new TokenStore({ ...options, prefix: 'SE', lifetimeMs: () => Number.POSITIVE_INFINITY });
  }

  agents(): readonly (AgentDefinition & { readonly roles: readonly string[] })[] {
    return this.#instance.agents.map((agent) => ({ ...agent, roles: this.#roles.get(agent.login) ?? ['agent'] }));
  }

  /** What the issuer says that an agent may do, from the next sign-in on. */
  setRoles(login: string, roles: readonly string[]): void {
    this.#roles.set(login, roles);
  }

  /** Everybody is an agent again. */
  resetRoles(): void {
    this.#roles.clear();
  }

  /** Signs an agent in; answers the id that the session cookie carries. */
  createSession(login: string): string {
    return this.#tokens.issue(login).token;
  }

  /** The login behind a session id; `undefined` when it is unknown or has ended. */
  agentOf(sessionId: string): string | undefined {
    return this.#tokens.resolve(sessionId);
  }

  /** Signs an agent out in every browser. */
  endSessionsOf(login: string): void {
    this.#tokens.revokeWhere((subject) => subject === login);
  }

  endSession(sessionId: string): void {
    this.#tokens.revoke(sessionId);
  }
}
