import { LiaisonError, type Clock } from '@liaison/core';
import type { StreamsCallbacks } from './streams-api.ts';
import { errorFromStreams } from './streams-errors.ts';

/** Longest wait for one of Streams' callbacks, milliseconds. */
const TIME_LIMIT = 10_000;

/**
 * One call of Streams as a promise. Its callbacks may never come (the worker drops the answer to a refused call: it has no handler
 * for 401 and 403 there), so every call has a time limit; an answer after that is ignored.
 */
export function callStreams<Data>(
  clock: Clock,
  start: (callbacks: StreamsCallbacks) => void,
  { limit = TIME_LIMIT }: { limit?: number } = {},
): Promise<Data> {
  const { promise, resolve, reject } = Promise.withResolvers<Data>();
  const cancel = clock.schedule(limit, () =>
    reject(new LiaisonError('TimeoutError', 'Amazon Connect did not confirm the step in time')),
  );
  try {
    start({
      success: (data) => resolve(data as Data),
      failure: (error) => reject(errorFromStreams(error)),
    });
  } catch (error) {
    reject(errorFromStreams(error));
  }
  return promise.finally(cancel);
}
