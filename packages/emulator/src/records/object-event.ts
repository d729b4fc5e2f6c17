import { createHash } from 'node:crypto';
import type { World } from '../world/world.ts';
import type { StoredObject } from './object-store.ts';

/** S3's event of a new object (S3 user guide, event message structure). */
export function objectCreatedEvent(world: World, bucket: string, { key, body, storedAt }: StoredObject): object {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: world.instance.region,
        eventTime: new Date(storedAt).toISOString(),
        eventName: 'ObjectCreated:Put',
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
            size: Buffer.byteLength(body),
            eTag: etagOf(body),
            sequencer: storedAt.toString(16).toUpperCase().padStart(16, '0'),
          },
        },
      },
    ],
  };
}

export const etagOf = (body: string): string => createHash('md5').update(body).digest('hex');
