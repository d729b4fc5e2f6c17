import { ApiFailure } from '../http/api-failure.ts';

export interface FetchAttachmentOptions {
  /** A pre-signed address as Amazon Connect gives it for a file. */
  readonly url: string;
  /** From where files may be fetched. */
  readonly origins: ReadonlySet<string>;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/**
 * Fetches a file from where Amazon Connect keeps it: from the listed origins and from nowhere that they refer to.
 * @throws {ApiFailure} that says nothing of the address, which is as good as the file.
 */
export async function fetchAttachment(options: FetchAttachmentOptions): Promise<Buffer> {
  const { url, origins, maxBytes, timeoutMs } = options;
  if (!origins.has(URL.parse(url)?.origin ?? '')) {
    throw new ApiFailure('invalid_request', 'url is not valid.', {
      field: 'url',
      rule: 'an address at one of LIAISON_ATTACHMENT_ORIGINS',
    });
  }
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) }).catch(
    () => undefined,
  );
  if (response?.status !== 200 || response.body === null) {
    throw new ApiFailure('connect_unavailable', 'The file cannot be fetched from Amazon Connect any more.');
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.byteLength;
    if (size > maxBytes)
      throw new ApiFailure('payload_too_large', 'The file is too large.', { rule: `at most ${maxBytes} bytes` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
