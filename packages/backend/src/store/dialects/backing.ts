import type { Dialect } from 'kysely';

/** What a store stands on. It opens, and brings its schema up to date, when the first query asks for it, and again after a failure. */
export interface Backing {
  readonly dialect: Dialect;
  /** Gives back what outlives the connections, once these are closed. */
  release(): void;
}
