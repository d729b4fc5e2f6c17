import { Emitter, type Clock, type Unsubscribe } from '@liaison/core';
import type { StreamsApi } from './streams-api.ts';

const TOPIC = 'aws/chat';
/** Milliseconds. The worker repeats an unanswered request after one second by itself. */
const ANSWER_LIMIT = 3_000;
const RETRY_PAUSE = 5_000;

/** `opened`: frames arrive (again), what came meanwhile did not. `lost`: they do not arrive now. */
export type ChatSubscriptionEvents = { opened: undefined; lost: undefined };

/**
 * The agent's socket as the chats see it. The socket being open is not enough: a worker subscribes after opening, and what is sent
 * in between is not delivered, so only the confirmed subscription counts. A new worker (after a sign-in or a reloaded frame) knows
 * nothing of the subscription, and ChatJS asks for it once per page: it is asked for again here.
 */
export class ChatSubscription {
  readonly #connect: StreamsApi;
  readonly #clock: Clock;
  readonly #emitter: Emitter<ChatSubscriptionEvents>;
  #lost = false;
  #wanted = false;
  #cancelRetry: () => void = () => {};

  constructor(options: { connect: StreamsApi; clock: Clock; onError: (error: unknown) => void }) {
    this.#connect = options.connect;
    this.#clock = options.clock;
    this.#emitter = new Emitter(options.onError);
  }

  on(name: keyof ChatSubscriptionEvents, listener: () => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /** The socket is known to be lost, or not subscribed. */
  get lost(): boolean {
    return this.#lost;
  }

  /** A chat session exists: from now on the topic is needed. */
  want(): void {
    this.#wanted = true;
  }

  socketLost(): void {
    this.#lost = true;
    this.#cancelRetry();
    this.#emitter.emit('lost', undefined);
  }

  socketOpened(): void {
    if (this.#wanted) this.#askAgainAfter(ANSWER_LIMIT);
    else this.#lost = false;
  }

  subscribed(update: unknown): void {
    if (!topicsOf(update).includes(TOPIC)) return;
    this.#cancelRetry();
    this.#lost = false;
    this.#emitter.emit('opened', undefined);
  }

  refused(): void {
    if (!this.#lost) this.#emitter.emit('lost', undefined);
    this.#lost = true;
    this.#askAgainAfter(RETRY_PAUSE);
  }

  #askAgainAfter(pause: number): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#clock.schedule(pause, () => {
      this.#connect.core.getWebSocketManager().subscribeTopics([TOPIC]);
      this.#askAgainAfter(RETRY_PAUSE);
    });
  }
}

function topicsOf(update: unknown): readonly unknown[] {
  const content = (update as { content?: { topics?: unknown } } | null)?.content;
  return Array.isArray(content?.topics) ? content.topics : [];
}
