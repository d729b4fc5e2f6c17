import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Settings } from '../../settings/settings.ts';
import { bucketStorage } from './bucket-storage.ts';
import type { FileStorage } from './file-storage.ts';
import { folderStorage } from './folder-storage.ts';

/** The storage that the settings name: a bucket, or the data folder. */
export function storageOf({ attachments, store }: Pick<Settings, 'attachments' | 'store'>, s3: S3Client): FileStorage {
  if (attachments.bucket === undefined) return folderStorage(join(store.dataFolder, 'attachments'));
  return bucketStorage({ s3, ...attachments.bucket });
}
