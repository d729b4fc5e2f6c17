import { type Clock, LiaisonError } from '@liaison/core';

export interface FileToPut {
  /** A signed address: a secret while it lasts. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Blob;
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
}

/** Stores a file. Rejects with UploadError unless the storage answered with success, with NetworkError when given up. */
export type PutFile = (file: FileToPut) => Promise<void>;

/** So long (ms) nothing may move before an upload counts as broken. */
const STALLED = 60_000;

/**
 * By XMLHttpRequest, the only way of a browser to tell how far an upload is. The storage's answer decides: ChatJS takes whatever it says for
 * success (amazon-connect-chatjs 5.0.0, attachments).
 */
export function xhrPutFile({ clock, createRequest }: { clock: Clock; createRequest: () => XMLHttpRequest }): PutFile {
  return ({ url, headers, content, signal, onProgress }) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const request = createRequest();
    const stall = (): (() => void) => clock.schedule(STALLED, () => request.abort());
    let cancelStall = stall();
    const giveUp = (): void => request.abort();
    request.upload.addEventListener('progress', ({ loaded }) => {
      cancelStall();
      cancelStall = stall();
      onProgress(loaded);
    });
    request.addEventListener('load', () => (isSuccess(request.status) ? resolve() : reject(notTaken(request.status))));
    request.addEventListener('error', () => reject(notTaken()));
    request.addEventListener('abort', () => reject(signal.aborted ? givenUp() : notTaken()));
    signal.addEventListener('abort', giveUp);
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (signal.aborted) reject(givenUp());
    else request.send(content);
    return promise.finally(() => {
      cancelStall();
      signal.removeEventListener('abort', giveUp);
    });
  };
}

/** By `fetch`, where there is no XMLHttpRequest; progress is told once, at the end. */
export function fetchPutFile(options: { fetch: typeof fetch }): PutFile {
  return async ({ url, headers, content, signal, onProgress }) => {
    const response = await options
      .fetch(url, { method: 'PUT', headers, body: content, signal, credentials: 'omit', cache: 'no-store' })
      // The cause is left out: a fetch error names the address.
      .catch(() => {
        throw signal.aborted ? givenUp() : notTaken();
      });
    if (!isSuccess(response.status)) throw notTaken(response.status);
    onProgress(content.size);
  };
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const givenUp = (): LiaisonError => new LiaisonError('NetworkError', 'The upload was given up');

const notTaken = (status?: number): LiaisonError =>
  new LiaisonError(
    'UploadError',
    'The storage did not take the file',
    status === undefined ? {} : { cause: { status } },
  );
