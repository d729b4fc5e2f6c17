import type { S3Client } from '@aws-sdk/client-s3';
import type { Logger } from 'pino';
import { deleteLeftFiles } from './attachments/attachment-copies.ts';
import { storageOf } from './attachments/files/storage-of.ts';
import { describeError } from './describe-error.ts';
import { retentionTask } from './privacy/retention/retention-task.ts';
import type { Settings } from './settings/settings.ts';
import type { Store } from './store/store.ts';

export interface UpkeepOptions {
  readonly settings: Pick<Settings, 'retentionEveryMs' | 'attachments' | 'store'>;
  readonly store: Pick<Store, 'db'>;
  readonly s3: S3Client;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Milliseconds between two looks whether there is something to do. Every server looks; what is due is done by one of them. */
export const upkeepEveryMs = 5 * 60_000;

/**
 * What a server does without being asked: runs retention if it is due, and deletes the files of contacts that are gone. Never rejects: what
 * failed is logged, and tried again at another look.
 * @param signal ends it after the batch at hand.
 */
export async function upkeep(options: UpkeepOptions, signal: AbortSignal): Promise<void> {
  const { settings, store, s3, logger } = options;
  const { retentionEveryMs: everyMs } = settings;
  if (everyMs > 0) await retentionTask({ ...options, everyMs }, signal);
  await deleteLeftFiles(store.db, storageOf(settings, s3)).catch((error: unknown) => {
    logger.error({ error: describeError(error) }, 'files of erased contacts could not be deleted');
  });
}
