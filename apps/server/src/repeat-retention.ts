import { type createLogger, retentionTask, type Settings, type Store } from '@liaison/backend';

export interface RepeatRetentionOptions {
  readonly settings: Pick<Settings, 'retentionEveryMs'>;
  readonly store: Store;
  readonly logger: ReturnType<typeof createLogger>;
}

/** Milliseconds between two looks whether retention is due. Each server looks; one of them runs it. */
const lookEveryMs = 5 * 60_000;

/** Looks now and then whether retention is due, until disposed of; what is under way then ends after the batch at hand. */
export function repeatRetention({ settings, store, logger }: RepeatRetentionOptions): AsyncDisposable {
  const { retentionEveryMs: everyMs } = settings;
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const look = () => {
    if (isRunning || everyMs === 0) return;
    isRunning = true;
    const task = { store, logger, now: () => new Date(), newId: () => crypto.randomUUID(), everyMs };
    running = retentionTask(task, stop.signal).finally(() => (isRunning = false));
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}
