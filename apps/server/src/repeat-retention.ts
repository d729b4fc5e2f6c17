import {
  type createLogger,
  deleteLeftFiles,
  describeError,
  retentionTask,
  s3Client,
  type Settings,
  storageOf,
  type Store,
} from '@liaison/backend';

export interface RepeatRetentionOptions {
  readonly settings: Pick<Settings, 'retentionEveryMs' | 'attachments' | 'store' | 'aws'>;
  readonly store: Store;
  readonly logger: ReturnType<typeof createLogger>;
}

/** Milliseconds between two looks whether retention is due. Each server looks; one of them runs it. */
const lookEveryMs = 5 * 60_000;

/** Looks now and then whether retention is due and deletes files of contacts that are gone, until disposed of; what is under way then ends after the batch at hand. */
export function repeatRetention({ settings, store, logger }: RepeatRetentionOptions): AsyncDisposable {
  const { retentionEveryMs: everyMs } = settings;
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const files = storageOf(settings, s3Client(settings.aws));
  const deleteFiles = async () => {
    await deleteLeftFiles(store.db, files).catch((error: unknown) => {
      logger.error({ error: describeError(error) }, 'files of erased contacts could not be deleted');
    });
  };
  const look = () => {
    if (isRunning) return;
    isRunning = true;
    const task = { store, logger, now: () => new Date(), newId: () => crypto.randomUUID(), everyMs };
    const retention = everyMs === 0 ? Promise.resolve() : retentionTask(task, stop.signal);
    running = retention.then(deleteFiles).finally(() => (isRunning = false));
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
