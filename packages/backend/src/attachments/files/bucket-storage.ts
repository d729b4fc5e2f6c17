import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FileStorage } from './file-storage.ts';

export interface BucketStorageOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  /** Beginning of the keys, e.g. `liaison/`. */
  readonly prefix: string;
}

/** Objects of an S3 bucket. */
export function bucketStorage({ s3, bucket, prefix }: BucketStorageOptions): FileStorage {
  const at = (name: string) => ({ Bucket: bucket, Key: prefix + name });
  return {
    async put(name, content) {
      // The type says that no browser shows it, whoever makes the bucket public.
      await s3.send(new PutObjectCommand({ ...at(name), Body: content, ContentType: 'application/octet-stream' }));
    },
    async get(name) {
      try {
        const { Body } = await s3.send(new GetObjectCommand(at(name)));
        return Body?.transformToWebStream();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async delete(name) {
      await s3.send(new DeleteObjectCommand(at(name)));
    },
  };
}
