import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { readObject } from '../s3-transcripts.ts';
import type { FileSource } from './file-source.ts';

export interface BucketSourceOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  /** Beginning of the keys, e.g. `connect/acme/ChatTranscripts/`. */
  readonly prefix: string;
}

/** Every `.json` object of a bucket under a prefix. S3 lists keys in the order of their UTF-8 bytes (S3 API reference, ListObjectsV2). */
export function bucketSource({ s3, bucket, prefix }: BucketSourceOptions): FileSource {
  return {
    name: `s3://${bucket}/${prefix}`,
    async *list(after) {
      let token: string | undefined;
      do {
        const { Contents = [], NextContinuationToken } = await s3.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, StartAfter: after, ContinuationToken: token }),
        );
        for (const { Key } of Contents) if (Key?.endsWith('.json')) yield Key;
        token = NextContinuationToken;
      } while (token !== undefined);
    },
    read: (key, signal) => readObject(s3, { bucket, key }, signal),
  };
}
