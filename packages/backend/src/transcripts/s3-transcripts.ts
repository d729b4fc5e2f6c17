import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { TranscriptUnreadable } from './transcript-file.ts';

/** Bytes. A chat of 25 hours has some megabytes at most. */
const maxFileSize = 64 * 1024 * 1024;

/**
 * What S3 says of new objects. Keys come as in a form: `+` for a blank, the rest percent-encoded.
 * Source: Amazon S3 user guide, event message structure.
 */
const s3Event = z.object({
  Records: z
    .array(
      z.object({
        eventName: z.string(),
        s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
      }),
    )
    .min(1),
});
export type S3Event = z.infer<typeof s3Event>;

/** Reads an S3 event from untrusted input; `undefined` when it is none. */
export const readS3Event = (input: unknown): S3Event | undefined => s3Event.safeParse(input).data;

export interface S3Object {
  readonly bucket: string;
  readonly key: string;
}

/** Transcript files that an event tells of, in the buckets that are allowed. */
export function transcriptsOf({ Records }: S3Event, buckets: ReadonlySet<string>): S3Object[] {
  return Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated:'))
    .map(({ s3 }) => ({ bucket: s3.bucket.name, key: decodeKey(s3.object.key) }))
    .filter(({ bucket, key }) => buckets.has(bucket) && key.endsWith('.json'));
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}

/** @throws {TranscriptUnreadable} when the object is too large, or the error of the SDK. */
export async function readObject(s3: S3Client, { bucket, key }: S3Object, signal: AbortSignal): Promise<string> {
  const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
    abortSignal: signal,
  });
  if (ContentLength > maxFileSize) throw new TranscriptUnreadable('The file is too large.');
  return (await Body?.transformToString()) ?? '';
}
