import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.ts';
import { UserError } from './user-error.ts';

const PAUSE_MS = 50;
/** Making the database alone takes a minute on a machine that does much else. */
const LIMIT_MS = 180_000;

export interface ReadyOptions {
  readonly child: Child;
  /** Answers 200 as soon as the process is ready. */
  readonly url: string;
  /** What the process has written so far, for when it ends instead. */
  readonly said: () => readonly string[];
}

/** Waits until `url` answers 200. @throws {UserError} when the process ends first, in its own words, or takes longer than three minutes. */
export async function untilReady({ child, url, said }: ReadyOptions): Promise<void> {
  let ended = false;
  void child.exited.then(() => (ended = true));
  const end = performance.now() + LIMIT_MS;
  while (!(await answersOk(url))) {
    if (ended) throw new UserError(said().join('\n') || `The ${child.name} ended before it was ready.`);
    if (performance.now() > end) throw new UserError(`The ${child.name} was not ready after ${LIMIT_MS / 1000} s.`);
    await pause(PAUSE_MS);
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
