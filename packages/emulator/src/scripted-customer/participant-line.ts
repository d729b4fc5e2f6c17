import { encodeFrame, parseFrame, parseItem, Topic } from '@liaison/protocol';
import { WebSocket } from 'ws';
import type { Clock } from '../world/clock.ts';
import type { CustomerCall, CustomerLine, OpenLine } from './customer-line.ts';
import { ItemLog } from './item-log.ts';
import { ParticipantClient, ParticipantFailure } from './participant-client.ts';

export interface ParticipantLineOptions {
  /** Address of the emulator, e.g. `http://127.0.0.1:4501`. */
  readonly endpoint: () => string;
  /** StartChatContact: what only the instance's own server may do. */
  readonly startChat: (call: CustomerCall) => { contactId: string; participantToken: string };
  readonly clock: Clock;
}

/** What fails for a reason that passes is tried again after a second, for half a minute. */
const retryAfter = 1_000;
const attempts = 30;

/** Customers who use the Participant Service and its socket as a page does. */
export const participantLines =
  (options: ParticipantLineOptions): OpenLine =>
  async (call) => {
    const line = new ParticipantLine(options, options.startChat(call));
    await line.connect();
    return line;
  };

class ParticipantLine implements CustomerLine {
  readonly contactId: string;
  readonly log = new ItemLog();
  readonly #participantToken: string;
  readonly #clock: Clock;
  readonly #client: ParticipantClient;
  #connectionToken = '';
  #socket: WebSocket | undefined;
  #closed = false;
  #cancelReconnect = () => {};

  constructor(options: ParticipantLineOptions, chat: { contactId: string; participantToken: string }) {
    this.contactId = chat.contactId;
    this.#participantToken = chat.participantToken;
    this.#clock = options.clock;
    this.#client = new ParticipantClient(options);
  }

  async connect(): Promise<void> {
    await this.#unlessOver(async () => {
      const connection = await this.#client.connect(this.#participantToken);
      this.#connectionToken = connection.connectionToken;
      if (!this.#closed) this.#listen(connection.socketUrl);
    });
  }

  async say(text: string): Promise<void> {
    const clientToken = crypto.randomUUID();
    await this.#unlessOver(() => this.#client.sendMessage(this.#connectionToken, { text, clientToken }));
  }

  async showTyping(): Promise<void> {
    try {
      await this.#client.sendTyping(this.#connectionToken);
    } catch (error) {
      // A typing sign that is lost is not missed; a customer who is out of the chat learns it from the next message.
      if (!(error instanceof ParticipantFailure && (error.retryable || error.isOver))) throw error;
    }
  }

  async leave(): Promise<void> {
    await this.#unlessOver(() => this.#client.disconnect(this.#connectionToken));
    this.log.end();
  }

  close(): void {
    this.#closed = true;
    this.#cancelReconnect();
    this.#socket?.close();
  }

  #listen(url: string): void {
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.on('open', () => {
      socket.send(encodeFrame({ topic: Topic.subscribe, content: { topics: [Topic.chat] } }));
    });
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.#receive(data);
    });
    // What breaks a socket also closes it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#closed || this.log.over) return;
      this.#cancelReconnect = this.#clock.setTimer(retryAfter, () => void this.#reconnect());
    });
  }

  #receive(text: string): void {
    const frame = parseFrame(text);
    // What was said before the subscription took effect is in the transcript only.
    if (frame?.topic === Topic.subscribe) void this.#catchUp();
    if (frame?.topic !== Topic.chat || typeof frame.content !== 'string') return;
    const item = parseItem(JSON.parse(frame.content));
    if (item) this.log.add(item);
  }

  async #catchUp(): Promise<void> {
    try {
      for (const item of await this.#client.transcript(this.#connectionToken)) this.log.add(item);
    } catch (error) {
      if (error instanceof ParticipantFailure && error.isOver) this.log.end();
    }
  }

  async #reconnect(): Promise<void> {
    try {
      await this.connect();
    } catch {
      this.#cancelReconnect = this.#clock.setTimer(retryAfter, () => void this.#reconnect());
    }
  }

  /** That the chat is over is what a customer learns from a refusal, and no failure. */
  async #unlessOver(call: () => Promise<void>): Promise<void> {
    for (let attempt = 1; !this.log.over && !this.#closed; attempt += 1) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof ParticipantFailure)) throw error;
        if (error.isOver) return this.log.end();
        if (!error.retryable || attempt === attempts) throw error;
        await new Promise<void>((resolve) => this.#clock.setTimer(retryAfter, resolve));
      }
    }
  }
}
