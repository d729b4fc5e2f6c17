import { connectFailure, type Meanings } from './connect-failure.ts';

export interface CallOptions {
  /** Covers the SDK's retries too. */
  readonly timeoutMs: number;
  /** The caller's own request: when that is given up, so is the call. */
  readonly signal: AbortSignal;
  readonly meanings?: Meanings;
}

/**
 * Runs one SDK call within its time.
 * @throws {ApiFailure} instead of the SDK's error.
 */
export async function callConnect<Answer>(
  send: (options: { abortSignal: AbortSignal }) => Promise<Answer>,
  { timeoutMs, signal, meanings }: CallOptions,
): Promise<Answer> {
  const abortSignal = AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]);
  try {
    return await send({ abortSignal });
  } catch (error) {
    throw connectFailure(error, meanings);
  }
}
