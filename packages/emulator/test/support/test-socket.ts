import { once } from 'node:events';
import { type Frame, Topic, type WireItem } from '@liaison/protocol';
import { WebSocket } from 'ws';

/** A socket that keeps every frame and hands out the ones asked for, whether they have come or are still to come. */
export class TestSocket implements Disposable {
  readonly #socket: WebSocket;
  readonly frames: Frame[] = [];
  readonly closed: Promise<number>;
  #wake = Promise.withResolvers<void>();

  constructor(url: string) {
    this.#socket = new WebSocket(url);
    this.closed = new Promise((resolve) => this.#socket.on('close', (code) => resolve(code)));
    this.#socket.on('message', (data) => {
      this.frames.push(JSON.parse((data as Buffer).toString('utf8')) as Frame);
      this.#wake.resolve();
      this.#wake = Promise.withResolvers();
    });
    this.#socket.on('error', () => undefined);
  }

  static async subscribed(url: string): Promise<TestSocket> {
    const socket = new TestSocket(url);
    await once(socket.#socket, 'open');
    socket.send({ topic: Topic.subscribe, content: { topics: [Topic.chat] } });
    await socket.frame((frame) => frame.topic === Topic.subscribe);
    return socket;
  }

  send(frame: Frame): void {
    this.#socket.send(JSON.stringify(frame));
  }

  async frame(wanted: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const found = this.frames.find(wanted);
      if (found !== undefined) return found;
      await this.#wake.promise;
    }
  }

  /** Resolves once the socket has answered a heartbeat: what was sent to it before has arrived. */
  async drained(): Promise<void> {
    const before = this.frames.filter(({ topic }) => topic === Topic.heartbeat).length;
    this.send({ topic: Topic.heartbeat });
    await this.frame(() => this.frames.filter(({ topic }) => topic === Topic.heartbeat).length > before);
  }

  /** The chat items so far, in the order of their arrival. */
  get items(): WireItem[] {
    return this.frames
      .filter(({ topic }) => topic === Topic.chat)
      .map(({ content }) => JSON.parse(content as string) as WireItem);
  }

  async item(wanted: (item: WireItem) => boolean): Promise<WireItem> {
    await this.frame(() => this.items.some(wanted));
    return this.items.find(wanted) as WireItem;
  }

  [Symbol.dispose](): void {
    this.#socket.terminate();
  }
}

/** The HTTP status with which the server turns a socket away. */
export function refusal(url: string): Promise<number | undefined> {
  const socket = new WebSocket(url);
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    socket.on('open', () => {
      socket.terminate();
      reject(new Error('The socket was let in'));
    });
    socket.on('error', () => undefined);
  });
}
