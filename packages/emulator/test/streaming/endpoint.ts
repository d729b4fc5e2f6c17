import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Envelope } from '../../src/streaming/envelope.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly envelope: Envelope;
}

/** An HTTP endpoint that keeps what it is sent; `status` is what it answers. */
export class Endpoint implements AsyncDisposable {
  status = 200;
  readonly received: Received[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const envelope = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Envelope;
      this.received.push({ headers: request.headers, envelope });
      response.writeHead(this.status).end();
      this.#wake.resolve();
      this.#wake = Promise.withResolvers();
    });
  });
  #wake = Promise.withResolvers<void>();
  url = '';

  static async open(): Promise<Endpoint> {
    const endpoint = new Endpoint();
    endpoint.#server.listen(0, '127.0.0.1');
    await once(endpoint.#server, 'listening');
    endpoint.url = `http://127.0.0.1:${(endpoint.#server.address() as AddressInfo).port}/sns`;
    return endpoint;
  }

  async until(count: number): Promise<readonly Received[]> {
    while (this.received.length < count) await this.#wake.promise;
    return this.received;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
