import type { Clock } from './clock.ts';
import { LiaisonError } from './errors.ts';

interface DeadlineOptions {
  readonly clock: Clock;
  /** Milliseconds. */
  readonly limit: number;
  /** What is waited for, for the error's text. */
  readonly step: string;
  /** Gives up before the limit. */
  readonly signal?: AbortSignal;
}

/**
 * Waits for `run` no longer than the limit, then rejects with a TimeoutError and aborts the signal that `run` was given. Given up already,
 * it is not run at all.
 */
export async function withDeadline<Value>(
  { clock, limit, step, signal }: DeadlineOptions,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  if (signal?.aborted) throw new LiaisonError('NetworkError', `${step} was given up`);
  const controller = new AbortController();
  const given = Promise.withResolvers<never>();
  const giveUp = (error: LiaisonError): void => {
    given.reject(error);
    controller.abort();
  };
  const abort = (): void => giveUp(new LiaisonError('NetworkError', `${step} was given up`));
  const cancel = clock.schedule(limit, () =>
    giveUp(new LiaisonError('TimeoutError', `${step} took longer than ${limit / 1000} s`)),
  );
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([given.promise, run(controller.signal)]);
  } finally {
    cancel();
    signal?.removeEventListener('abort', abort);
  }
}

/** Waits `delay` ms, or until the signal aborts. */
export function pause(clock: Clock, delay: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) return Promise.resolve();
  const done = (): void => {
    cancel();
    signal.removeEventListener('abort', done);
    resolve();
  };
  const cancel = clock.schedule(delay, done);
  signal.addEventListener('abort', done, { once: true });
  return promise;
}
