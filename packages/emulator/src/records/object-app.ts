import { type Context, Hono } from 'hono';
import { etagOf } from './object-event.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

const xml = { 'content-type': 'application/xml' };
const largestPage = 1_000;

/**
 * Reading objects in the manner of Amazon S3, the bucket being part of the path: ListObjectsV2, GetObject and HeadObject below `/s3`.
 * Signatures are not looked at.
 */
export function objectApp({ store, bucket }: { store: ObjectStore; bucket: string }): Hono {
  const app = new Hono();
  const list = (context: Context) =>
    context.body(listing(bucket, store, new URL(context.req.url).searchParams), 200, xml);
  app.get(`/s3/${bucket}`, list);
  app.get(`/s3/${bucket}/`, list);
  app.get(`/s3/${bucket}/:key{.+}`, (context) => {
    const object = store.get(context.req.param('key'));
    if (object === undefined) return context.body(error('NoSuchKey'), 404, xml);
    return context.body(object.body, 200, {
      'content-type': 'application/json',
      etag: `"${etagOf(object.body)}"`,
      'last-modified': new Date(object.storedAt).toUTCString(),
    });
  });
  app.get('/s3/*', (context) => context.body(error('NoSuchBucket'), 404, xml));
  return app;
}

function listing(bucket: string, store: ObjectStore, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const size = Math.min(Number(query.get('max-keys') ?? largestPage) || largestPage, largestPage);
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const rest = store.list(prefix).filter(({ key }) => key > after);
  const page = rest.slice(0, size);
  const next =
    rest.length > size ? `<NextContinuationToken>${escaped(page.at(-1)?.key ?? '')}</NextContinuationToken>` : '';
  return (
    '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<Name>${bucket}</Name><Prefix>${escaped(prefix)}</Prefix><MaxKeys>${size}</MaxKeys><KeyCount>${page.length}</KeyCount>` +
    `<IsTruncated>${rest.length > size}</IsTruncated>${next}${page.map(entry).join('')}</ListBucketResult>`
  );
}

const entry = ({ key, body, storedAt }: StoredObject): string =>
  `<Contents><Key>${escaped(key)}</Key><LastModified>${new Date(storedAt).toISOString()}</LastModified>` +
  `<ETag>&quot;${etagOf(body)}&quot;</ETag><Size>${Buffer.byteLength(body)}</Size><StorageClass>STANDARD</StorageClass></Contents>`;

const error = (code: string): string => `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
