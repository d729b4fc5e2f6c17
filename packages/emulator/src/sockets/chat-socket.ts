import { chatFrame, encodeFrame, type Frame, parseFrame, Topic, type WireItem } from '@liaison/protocol';
import type { WebSocket } from 'ws';
import type { FaultTarget } from '../faults/fault.ts';
import type { SocketSubject } from '../world/credentials.ts';
import type { FrameFaults } from './frame-faults.ts';

/** One open socket: answers subscriptions, heartbeats and pings, and carries chat items once `aws/chat` is subscribed. */
export class ChatSocket {
  readonly subject: SocketSubject;
  /** What faults and selections see of it, without the contact of a frame. */
  readonly target: FaultTarget;
  readonly #socket: WebSocket;
  readonly #frameFaults: FrameFaults<Frame>;
  #subscribed = false;
  readonly #maxBufferedBytes: number;
  #answered = true;
  #silent = false;

  constructor(options: {
    socket: WebSocket;
    subject: SocketSubject;
    target: FaultTarget;
    frameFaults: FrameFaults<Frame>;
    maxBufferedBytes: number;
  }) {
    this.subject = options.subject;
    this.target = options.target;
    this.#socket = options.socket;
    this.#frameFaults = options.frameFaults;
    this.#maxBufferedBytes = options.maxBufferedBytes;
    options.socket.on('pong', () => {
      this.#answered = true;
    });
    options.socket.on('message', (data, isBinary) => {
      if (!isBinary) this.#receive((data as Buffer).toString('utf8'));
    });
  }

  get subscribed(): boolean {
    return this.#subscribed;
  }

  get silent(): boolean {
    return this.#silent;
  }

  deliver(item: WireItem, contactId: string): void {
    if (!this.subscribed) return;
    this.#frameFaults.pass(chatFrame(item), { ...this.target, contactId }, (frame) => this.#send(frame));
  }

  /** Breaks the connection without a closing handshake, as a network does. */
  cut(): void {
    this.#socket.terminate();
  }

  /** Cuts it when the ping before has not been answered: there is nobody any more. */
  ping(): void {
    if (!this.#answered) return this.cut();
    this.#answered = false;
    this.#socket.ping();
  }

  /** Half-open from now on: stays connected, neither sends nor answers. */
  silence(): void {
    this.#silent = true;
  }

  #receive(text: string): void {
    const frame = this.#silent ? undefined : parseFrame(text);
    if (frame === undefined) return;
    switch (frame.topic) {
      case Topic.subscribe:
        return this.#subscribe(frame);
      case Topic.heartbeat:
        return this.#send({ topic: Topic.heartbeat });
      case Topic.ping:
        return this.#send({ topic: Topic.ping, statusCode: 200, statusContent: 'OK' });
    }
  }

  #subscribe(frame: Frame): void {
    const topics = topicsIn(frame);
    // Only chat items travel here: other topics are confirmed and come to nothing.
    if (topics.includes(Topic.chat)) this.#subscribed = true;
    this.#send({ topic: Topic.subscribe, content: { status: 'success', topics } });
  }

  #send(frame: Frame): void {
    if (this.#silent || this.#socket.readyState !== this.#socket.OPEN) return;
    // A reader who is too slow would fill the memory: it is cut and catches up by the transcript.
    if (this.#socket.bufferedAmount > this.#maxBufferedBytes) return this.cut();
    this.#socket.send(encodeFrame(frame));
  }
}

function topicsIn({ content }: Frame): string[] {
  if (typeof content !== 'object' || content === null || !('topics' in content)) return [];
  return Array.isArray(content.topics) ? content.topics.filter((topic) => typeof topic === 'string') : [];
}
