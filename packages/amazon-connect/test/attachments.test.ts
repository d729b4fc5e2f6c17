import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeClock } from '@liaison/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createParticipantClient } from '../src/index.ts';
import { xhrPutFile } from '../src/participant/put-file.ts';

interface Received {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Answers {
  readonly start?: { readonly status: number; readonly type: string };
  readonly storage?: number;
  readonly complete?: { readonly status: number; readonly type: string };
}

/** A Participant Service and the storage it points to, over real HTTP. */
async function setUp({ start, storage = 200, complete }: Answers = {}) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      const refuse = ({ status, type }: { status: number; type: string }): void =>
        void response.writeHead(status, { 'x-amzn-errortype': type }).end('{}');
      const url = `${endpoint}/stored?X-Amz-Signature=SECRET`;
      const upload = { Url: url, UrlExpiry: 'later', HeadersToInclude: { 'x-kind': 'file' } };
      if (request.method === 'PUT') response.writeHead(storage).end('<Error>no</Error>');
      else if (request.url?.endsWith('start-attachment-upload') && start) refuse(start);
      else if (request.url?.endsWith('complete-attachment-upload') && complete) refuse(complete);
      else
        response.end(JSON.stringify({ AttachmentId: 'file-1', UploadMetadata: upload, Url: url, UrlExpiry: 'later' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new FakeClock();
  const tokens = { get: () => Promise.resolve('CT-1'), refuse: () => undefined };
  const client = createParticipantClient({ endpoint, fetch: globalThis.fetch, clock, tokens });
  const send = async (onProgress: (sent: number) => void = () => undefined) => {
    const started = await client.startUpload(file, { clientToken: 'T-1', signal: live });
    await started.put({ signal: live, onProgress });
    await started.complete({ signal: live });
    return started;
  };
  return { client, received, endpoint, send };
}

const live = new AbortController().signal;
const content = new Blob(['hello'], { type: 'text/plain' });
const file = { name: 'a.txt', contentType: 'text/plain', size: 5, content };

describe('attachments', () => {
  it('A3 announces, stores with the headers asked for and without our token, then sends', async () => {
    const { received, send } = await setUp();
    const progress: number[] = [];
    expect((await send((sent) => progress.push(sent))).attachmentId).toBe('file-1');
    expect(received.map(({ line }) => line)).toEqual([
      'POST /participant/start-attachment-upload',
      'PUT /stored?X-Amz-Signature=SECRET',
      'POST /participant/complete-attachment-upload',
    ]);
    const [start, put, complete] = received;
    expect(JSON.parse(start!.body)).toEqual({
      ClientToken: 'T-1',
      AttachmentName: 'a.txt',
      ContentType: 'text/plain',
      AttachmentSizeInBytes: 5,
    });
    expect([put!.body, put!.headers['x-kind'], put!.headers['x-amz-bearer']]).toEqual(['hello', 'file', undefined]);
    expect(JSON.parse(complete!.body)).toEqual({ ClientToken: 'T-1', AttachmentIds: ['file-1'] });
    expect(progress).toEqual([5]);
  });

  it.each([403, 500, 301])(
    'A3 a storage that answers %s has not taken the file, and no address is told',
    async (status) => {
      const { received, send } = await setUp({ storage: status });
      const error = await send().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'UploadError', retryable: true, cause: { status } });
      expect(String((error as Error).stack)).not.toContain('SECRET');
      expect(received.map(({ line }) => line)).not.toContain('POST /participant/complete-attachment-upload');
    },
  );

  it.each([
    [400, 'ValidationException'],
    [402, 'ServiceQuotaExceededException'],
  ])('says that the file is refused after %s %s', async (status, type) => {
    const { send } = await setUp({ start: { status, type } });
    await expect(send()).rejects.toMatchObject({ name: 'FileRefusedError', cause: { status, type } });
  });

  it('A4 a conflict says that the file is sent', async () => {
    const { send } = await setUp({ complete: { status: 409, type: 'ConflictException' } });
    await expect(send()).resolves.toMatchObject({ attachmentId: 'file-1' });
    const refused = await setUp({ complete: { status: 400, type: 'ValidationException' } });
    await expect(refused.send()).rejects.toMatchObject({ name: 'RejectedError' });
  });

  it('gives the address of a file when asked, good for a minute', async () => {
    const { client, received, endpoint } = await setUp();
    const address = await client.getAttachment('file-1', { signal: live });
    expect(address).toEqual({ url: `${endpoint}/stored?X-Amz-Signature=SECRET`, expiry: 'later' });
    expect(JSON.parse(received[0]!.body)).toEqual({ AttachmentId: 'file-1', UrlExpiryInSeconds: 60 });
  });
});

/** An XMLHttpRequest that does what the test says. */
class FakeRequest extends EventTarget {
  readonly upload = new EventTarget();
  readonly sent: unknown[] = [];
  status = 0;
  open = (...request: string[]): void => void this.sent.push(request);
  setRequestHeader = (...header: string[]): void => void this.sent.push(header);
  send = (body: unknown): void => void this.sent.push(body);
  abort = (): void => void this.dispatchEvent(new Event('abort'));
  progress(loaded: number): void {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded }));
  }
  load(status: number): void {
    this.status = status;
    this.dispatchEvent(new Event('load'));
  }
}

/** An upload under way. */
function begin() {
  const clock = new FakeClock();
  const request = new FakeRequest();
  const cancel = new AbortController();
  const progress: number[] = [];
  const put = xhrPutFile({ clock, createRequest: () => request as unknown as XMLHttpRequest });
  const done = put({
    url: 'http://storage/?X-Amz-Signature=SECRET',
    headers: { 'x-kind': 'file' },
    content,
    signal: cancel.signal,
    onProgress: (sent) => progress.push(sent),
  });
  done.catch(() => undefined);
  return { clock, request, cancel, progress, done };
}

describe('an upload with progress', () => {
  it("tells how far it is and ends with the storage's answer", async () => {
    const { request, progress, done, clock } = begin();
    request.progress(2);
    request.progress(5);
    request.load(200);
    await done;
    expect(progress).toEqual([2, 5]);
    expect(request.sent).toEqual([['PUT', 'http://storage/?X-Amz-Signature=SECRET'], ['x-kind', 'file'], content]);
    expect(clock.waiting).toBe(0);
  });

  it('A3 is refused by a refusal, broken by a broken connection, given up when told', async () => {
    const refused = begin();
    refused.request.load(403);
    await expect(refused.done).rejects.toMatchObject({ name: 'UploadError', cause: { status: 403 } });
    const broken = begin();
    broken.request.dispatchEvent(new Event('error'));
    await expect(broken.done).rejects.toMatchObject({ name: 'UploadError' });
    const given = begin();
    given.cancel.abort();
    await expect(given.done).rejects.toMatchObject({ name: 'NetworkError' });
  });

  it('counts as broken when nothing moves for a minute', async () => {
    const { clock, request, done } = begin();
    await clock.advance(59_999);
    request.progress(1);
    await clock.advance(59_999);
    const settled = await Promise.race([done.catch(() => 'broken'), Promise.resolve('waiting')]);
    expect(settled).toBe('waiting');
    await clock.advance(1);
    await expect(done).rejects.toMatchObject({ name: 'UploadError' });
  });
});
