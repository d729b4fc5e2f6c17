const LONGEST_MS = 10_000;

/** Milliseconds to wait before try number `attempt` (from 1): 0.5 s, 1 s, 2 s … 10 s. */
export const retryDelay = (attempt: number): number => Math.min(250 * 2 ** attempt, LONGEST_MS);
