import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** Milliseconds: for which keys are not asked for again, between two tries, and for which keys hold when no try succeeds. */
const lifetimes = { fresh: 10 * 60_000, pause: 30_000, longest: 60 * 60_000 };

export interface LastingKeys {
  readonly keyOf: JWTVerifyGetKey;
  /** Fetches the keys, unless they are fresh. @throws jose's error or that of `fetch`. */
  check(): Promise<void>;
}

/**
 * Keys of an issuer, fetched when they are first needed and again when they are no longer fresh. An issuer that cannot be asked then says
 * nothing about keys that are known: they hold for an hour in all, and only one request in half a minute waits for it.
 */
export function lastingKeys(address: URL, timeoutMs: number): LastingKeys {
  const keys = createRemoteJWKSet(address, {
    timeoutDuration: timeoutMs,
    cooldownDuration: lifetimes.pause,
    cacheMaxAge: lifetimes.longest,
  });
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;

  const isFresh = () => Date.now() < fetchedAt + lifetimes.fresh;
  const reload = async () => {
    triedAt = Date.now();
    await keys.reload();
    fetchedAt = Date.now();
  };
  return {
    async keyOf(header, token) {
      // Without any key this fails below, in jose's own words.
      if (!isFresh() && Date.now() >= triedAt + lifetimes.pause) await reload().catch(() => undefined);
      return keys(header, token);
    },
    async check() {
      if (!isFresh()) await reload();
    },
  };
}
