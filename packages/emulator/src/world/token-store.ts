import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since the epoch; infinite when the token does not expire. */
  readonly expiresAt: number;
}

interface Entry<Subject> {
  readonly subject: Subject;
  readonly expiresAt: number;
}

/** Bearer tokens of one kind and what each stands for. */
export class TokenStore<Subject> {
  readonly #entries = new Map<string, Entry<Subject>>();
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #prefix: string;
  readonly #lifetimeMs: () => number;

  constructor(options: { clock: Clock; ids: Ids; prefix: string; lifetimeMs: () => number }) {
    this.#clock = options.clock;
    this.#ids = options.ids;
    this.#prefix = options.prefix;
    this.#lifetimeMs = options.lifetimeMs;
  }

  issue(subject: Subject): IssuedToken {
    this.#forgetExpired();
    const token = this.#ids.token(this.#prefix);
    const expiresAt = this.#clock.now() + this.#lifetimeMs();
    this.#entries.set(token, { subject, expiresAt });
    return { token, expiresAt };
  }

  resolve(token: string | undefined): Subject | undefined {
    const entry = token === undefined ? undefined : this.#entries.get(token);
    return entry !== undefined && entry.expiresAt > this.#clock.now() ? entry.subject : undefined;
  }

  revoke(token: string): void {
    this.#entries.delete(token);
  }

  revokeWhere(matches: (subject: Subject) => boolean): void {
    for (const [token, entry] of this.#entries) if (matches(entry.subject)) this.#entries.delete(token);
  }

  clear(): void {
    this.#entries.clear();
  }

  #forgetExpired(): void {
    const now = this.#clock.now();
    for (const [token, entry] of this.#entries) if (entry.expiresAt <= now) this.#entries.delete(token);
  }
}
