/** A source of ids and of chance that repeats itself for the same seed. */
export interface Ids {
  /** A random-looking version 4 UUID. */
  readonly uuid: () => string;
  /** An opaque token of 64 hex digits after the prefix, e.g. `PT-…`. */
  readonly token: (prefix: string) => string;
  /** A whole number from 0 up to, but without, `limit`. */
  readonly below: (limit: number) => number;
}

/** Generator: mulberry32. Good enough to tell contacts apart; tokens guard a local test service only. */
export function createIds(seed: number): Ids {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const hex = (digits: number): string =>
    Array.from({ length: Math.ceil(digits / 8) }, () => next().toString(16).padStart(8, '0'))
      .join('')
      .slice(0, digits);
  return {
    uuid: () => {
      const raw = hex(32);
      const variant = '89ab'[next() % 4];
      return `${raw.slice(0, 8)}-${raw.slice(8, 12)}-4${raw.slice(13, 16)}-${variant}${raw.slice(17, 20)}-${raw.slice(20)}`;
    },
    token: (prefix) => `${prefix}-${hex(64)}`,
    below: (limit) => next() % limit,
  };
}
