import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatFrame, encodeFrame, parseFrame, Topic } from '@liaison/protocol';
import { type WebSocket, WebSocketServer } from 'ws';

/** A Participant Service with sockets for one participant: enough to connect, deliver, and fail in the ways a test asks for. */
export class LocalChatService implements AsyncDisposable {
  readonly #http = createServer();
  readonly #sockets = new WebSocketServer({ server: this.#http });
  /** Sockets that subscribed, oldest first. */
  readonly subscribed: WebSocket[] = [];
  connections = 0;
  heartbeats = 0;
  answersHeartbeats = true;
  subscribes = true;
  refusal: number | undefined;
  /** Seconds for which socket addresses are said to be good. */
  socketLife = 3_600;
  #waiting: { count: number; resolve: () => void }[] = [];

  static async open(now: () => number): Promise<LocalChatService> {
    const service = new LocalChatService(now);
    service.#http.listen(0, '127.0.0.1');
    await once(service.#http, 'listening');
    return service;
  }

  private constructor(now: () => number) {
    this.#http.on('request', (request, response) => {
      request.resume();
      this.connections += 1;
      if (this.refusal !== undefined) {
        response.writeHead(this.refusal).end('{}');
        return;
      }
      const body = {
        Websocket: { Url: this.endpoint.replace('http', 'ws'), ConnectionExpiry: isoAfter(now(), this.socketLife) },
        ConnectionCredentials: { ConnectionToken: `CT-${this.connections}`, Expiry: isoAfter(now(), 86_400) },
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    this.#sockets.on('connection', (socket) =>
      socket.on('message', (data: Buffer) => this.#receive(socket, data.toString())),
    );
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** Resolves once `count` sockets have subscribed in all. */
  async subscriptions(count: number): Promise<void> {
    if (this.subscribed.length >= count) return;
    await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
  }

  deliver(item: object): void {
    this.subscribed.at(-1)?.send(encodeFrame(chatFrame(item)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #receive(socket: WebSocket, text: string): void {
    const topic = parseFrame(text)?.topic;
    if (topic === Topic.heartbeat) {
      this.heartbeats += 1;
      if (this.answersHeartbeats) socket.send(encodeFrame({ topic: Topic.heartbeat }));
    }
    if (topic !== Topic.subscribe) return;
    const status = this.subscribes ? 'success' : 'failure';
    socket.send(encodeFrame({ topic: Topic.subscribe, content: { status, topics: [Topic.chat] } }));
    if (!this.subscribes) return;
    this.subscribed.push(socket);
    this.#waiting = this.#waiting.filter(({ count, resolve }) => {
      if (this.subscribed.length < count) return true;
      resolve();
      return false;
    });
  }
}

const isoAfter = (now: number, seconds: number): string => new Date(now + seconds * 1000).toISOString();
