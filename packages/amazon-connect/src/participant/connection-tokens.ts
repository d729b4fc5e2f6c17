import { toLiaisonError, type Clock, type LiaisonError } from '@liaison/core';
import type { ConnectionCredentials } from './create-participant-connection.ts';

/** Renewal starts this long before expiry, or at half the life of a token that lives shorter than twice that. Milliseconds. */
const RENEWAL_MARGIN = 5 * 60_000;
/** What a token counts as living at least: with a local clock far ahead every token looks expired when it arrives. */
const LEAST_LIFE = 60_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

interface Held {
  readonly token: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/**
 * Holds a chat's connection token and renews it when it is asked for and nearly over. Failed renewals are spaced from one second
 * to one minute, whatever the clock or the expiry say; until the held token expires it stays in use.
 */
export class ConnectionTokens {
  readonly #fetch: (options: { signal: AbortSignal }) => Promise<ConnectionCredentials>;
  readonly #clock: Clock;
  #held: Held | undefined;
  #renewal: Promise<string> | undefined;
  #failure: LiaisonError | undefined;
  #failures = 0;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(options: {
    fetch: (options: { signal: AbortSignal }) => Promise<ConnectionCredentials>;
    clock: Clock;
    initial?: ConnectionCredentials;
  }) {
    this.#fetch = options.fetch;
    this.#clock = options.clock;
    if (options.initial !== undefined) this.hold(options.initial);
  }

  /** Takes credentials that came with something else (a new socket address). */
  hold(credentials: ConnectionCredentials): void {
    const now = this.#clock.now();
    const life = Math.max(credentials.expiry - now, LEAST_LIFE);
    this.#held = {
      token: credentials.token,
      expiresAt: now + life,
      renewAt: now + life - Math.min(RENEWAL_MARGIN, life / 2),
    };
    this.#failures = 0;
    this.#failure = undefined;
  }

  /** A token that is good now. Rejects with the last failure while the next try is not due. */
  async get(options: { signal: AbortSignal }): Promise<string> {
    const now = this.#clock.now();
    if (this.#held !== undefined && now < this.#held.renewAt) return this.#held.token;
    const usable = this.#held !== undefined && now < this.#held.expiresAt ? this.#held.token : undefined;
    if (now < this.#notBefore) {
      if (usable !== undefined) return usable;
      if (this.#failure !== undefined) throw this.#failure;
    }
    try {
      this.#renewal ??= this.#renew(options);
      return await this.#renewal;
    } catch (error) {
      if (usable !== undefined) return usable;
      throw error;
    }
  }

  /** The service refused this token: the next `get` fetches another one. */
  refuse(token: string): void {
    if (this.#held?.token === token) this.#held = undefined;
  }

  async #renew(options: { signal: AbortSignal }): Promise<string> {
    try {
      const credentials = await this.#fetch(options);
      this.hold(credentials);
      this.#notBefore = this.#clock.now() + FIRST_PAUSE;
      return credentials.token;
    } catch (error) {
      this.#failure = toLiaisonError(error);
      this.#notBefore = this.#clock.now() + Math.min(FIRST_PAUSE * 2 ** this.#failures, LONGEST_PAUSE);
      this.#failures += 1;
      throw this.#failure;
    } finally {
      this.#renewal = undefined;
    }
  }
}
