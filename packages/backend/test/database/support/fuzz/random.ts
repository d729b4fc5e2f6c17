import { hash } from 'node:crypto';

/** Numbers that look random and are the same for the same seed and purpose (mulberry32), whatever else is tested. */
export function seededRandom(seed: number, purpose: string) {
  let state = hash('md5', purpose, 'buffer').readUInt32LE() ^ seed;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share: number) => next() < share,
    pick: <Value>(values: readonly Value[]): Value => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}
export type Random = ReturnType<typeof seededRandom>;
