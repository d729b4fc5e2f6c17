/** A number in [0, 1), an argument so that tests are repeatable. */
export type Random = () => number;

interface BackoffOptions {
  /** Milliseconds before the second try. */
  readonly first: number;
  /** The longest wait, in milliseconds. */
  readonly longest: number;
  readonly random: Random;
}

/** How long to wait after the `failures`-th failure in a row (from 1): doubled each time, spread over its upper half. */
export function backoff(failures: number, { first, longest, random }: BackoffOptions): number {
  const full = Math.min(longest, first * 2 ** (failures - 1));
  return full / 2 + (full / 2) * random();
}
