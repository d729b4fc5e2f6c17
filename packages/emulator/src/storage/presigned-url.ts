import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an address allows. */
export interface PresignedRequest {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Headers that the request has to carry with these values. */
  readonly headers: Readonly<Record<string, string>>;
}

export const attachmentPath = (attachmentId: string): string => `/storage/attachments/${attachmentId}`;

/** An address good for one method, path and set of headers, for a time. The signature is of a kind of its own. */
export function presignedUrl({ key, origin }: { key: string; origin: string }, request: PresignedRequest): string {
  const url = new URL(request.path, origin);
  url.searchParams.set('X-Amz-Expires-At', String(request.expiresAt));
  url.searchParams.set('X-Amz-SignedHeaders', Object.keys(request.headers).join(';').toLowerCase());
  url.searchParams.set('X-Amz-Signature', signature(key, request));
  return url.href;
}

/** What the address of a request says it allows, given the request's own headers. */
export function presignedRequestOf(request: Request): PresignedRequest & { readonly signature: string } {
  const url = new URL(request.url);
  const names = (url.searchParams.get('X-Amz-SignedHeaders') ?? '').split(';').filter((name) => name !== '');
  return {
    method: request.method === 'PUT' ? 'PUT' : 'GET',
    path: url.pathname,
    expiresAt: Number(url.searchParams.get('X-Amz-Expires-At') ?? Number.NaN),
    headers: Object.fromEntries(names.map((name) => [name, headerOf(request.headers, name)])),
    signature: url.searchParams.get('X-Amz-Signature') ?? '',
  };
}

export function isSignedBy(key: string, request: PresignedRequest & { readonly signature: string }): boolean {
  const expected = Buffer.from(signature(key, request));
  const given = Buffer.from(request.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function signature(key: string, { method, path, expiresAt, headers }: PresignedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}:${value.trim()}`);
  return createHmac('sha256', key)
    .update([method, path, String(expiresAt), ...lines.toSorted()].join('\n'))
    .digest('hex');
}

/** A name that is no header's is one the request does not carry. */
function headerOf(headers: Headers, name: string): string {
  try {
    return headers.get(name) ?? '';
  } catch {
    return '';
  }
}
