import type { Clock, Unsubscribe } from '@liaison/core';
import type { StreamsApi } from './streams-api.ts';

const TOPIC = 'aws/chat';
/** Milliseconds. A worker that knows of the subscription renews it at once, and repeats it after a second. */
const ANSWER_LIMIT = 1_000;
const RETRY_PAUSE = 5_000;

export interface ChatSubscriptionListener {
  /** Frames arrive (again); what was sent meanwhile does not. */
  opened(): void;
  /** Frames do not arrive now. */
  lost(): void;
}

/**
 * The agent's socket as the chats see it. The socket being open is not enough: a worker subscribes after opening, and what is sent
 * in between is not delivered, so only the confirmed subscription counts. A new worker (after a sign-in or a reloaded frame) knows
 * nothing of the subscription, and ChatJS asks for it once per page: it is asked for again here.
 */
export class ChatSubscription {
  readonly #connect: StreamsApi;
  readonly #clock: Clock;
  readonly #guard: (call: () => void) => void;
  readonly #listeners = new Set<ChatSubscriptionListener>();
  #lost = false;
  #wanted = false;
  #cancelRetry: () => void = () => {};

  constructor(options: { connect: StreamsApi; clock: Clock; guard: (call: () => void) => void }) {
    this.#connect = options.connect;
    this.#clock = options.clock;
    this.#guard = options.guard;
  }

  /** From the first listener on the topic is needed. */
  listen(listener: ChatSubscriptionListener): Unsubscribe {
    this.#wanted = true;
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The socket is known to be lost, or not subscribed. */
  get lost(): boolean {
    return this.#lost;
  }

  socketLost(): void {
    this.#cancelRetry();
    this.#lose();
  }

  socketOpened(): void {
    if (this.#wanted) this.#askAgainAfter(ANSWER_LIMIT);
    else this.#lost = false;
  }

  subscribed(update: unknown): void {
    if (!topicsOf(update).includes(TOPIC)) return;
    this.#cancelRetry();
    this.#lost = false;
    for (const listener of this.#listeners) this.#guard(() => listener.opened());
  }

  refused(): void {
    this.#lose();
    this.#askAgainAfter(RETRY_PAUSE);
  }

  #lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    for (const listener of this.#listeners) this.#guard(() => listener.lost());
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
