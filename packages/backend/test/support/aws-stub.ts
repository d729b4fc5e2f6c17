import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { keptConnections } from './kept-connections.ts';

export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What the stub does with the next call: answers it, drops the connection, or never answers. */
export type Reply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | 'drop'
  | 'silence';

/** An AWS error as rest-json services send it. */
export const awsError = (status: number, name: string, message = 'text that nobody parses'): Reply => ({
  status,
  headers: { 'x-amzn-errortype': name },
  body: { message },
});

export type ReplyTo = (call: ReceivedCall) => Reply;

export const emptyReply: ReplyTo = () => ({ status: 200, body: {} });

/** A server at the network edge that stands in for AWS: it says what it is told to say. */
export async function startAwsStub() {
  const calls: ReceivedCall[] = [];
  let replyTo: ReplyTo = emptyReply;
  const server = createServer(keptConnections, (request, response) => {
    void text(request).then((body) => {
      const call = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: body === '' ? undefined : JSON.parse(body),
      };
      calls.push(call);
      const reply = replyTo(call);
      if (reply === 'silence') return;
      if (reply === 'drop') {
        request.socket.destroy();
        return;
      }
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify(reply.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    replyWith(next: Reply | ReplyTo) {
      replyTo = typeof next === 'function' ? next : () => next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type AwsStub = Awaited<ReturnType<typeof startAwsStub>>;
