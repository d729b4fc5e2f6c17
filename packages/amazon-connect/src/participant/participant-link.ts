import { toLiaisonError, type ChatChannelObserver, type Clock, type LiaisonError } from '@liaison/core';
import type { WireItem } from '@liaison/protocol';
import type { ParticipantConnection } from './create-participant-connection.ts';
import { openLiveSocket, type LiveSocket } from './live-socket.ts';

/** Milliseconds. ChatJS 5.0.0 replaces its socket after 59 minutes. */
const SOCKET_LIFE = 59 * 60_000;
const EXPIRY_MARGIN = 60_000;
/** An expiry nearer than this is the time to connect by, not the life of the connection. */
const SHORTEST_LIFE = 5 * 60_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;

export interface ParticipantLinkOptions {
  readonly clock: Clock;
  readonly createSocket: (url: string) => WebSocket;
  readonly signal: AbortSignal;
  /** A fresh address (and the credentials that come with it). */
  readonly connect: () => Promise<ParticipantConnection>;
  readonly onItem: (item: WireItem) => void;
  readonly observer: Pick<ChatChannelObserver, 'opened' | 'lost' | 'ended' | 'broken'>;
}

/**
 * Keeps one participant's socket alive: reconnects with growing pauses and a new address each time, and replaces a socket before
 * it is too old. The successor is subscribed before its predecessor closes, so a replacement loses nothing.
 */
export class ParticipantLink {
  readonly #options: ParticipantLinkOptions;
  #live: LiveSocket | undefined;
  #cancelTimer: () => void = () => {};
  #failures = 0;
  /** The observer was told of a loss and of nothing since. */
  #lost = false;
  #closed = false;

  constructor(options: ParticipantLinkOptions) {
    this.#options = options;
  }

  /** The first connection; its failure is the caller's. */
  async open(connection: ParticipantConnection): Promise<void> {
    const { clock, createSocket, signal, onItem } = this.#options;
    let live: LiveSocket | undefined;
    live = await openLiveSocket({
      url: connection.websocketUrl,
      clock,
      createSocket,
      signal,
      onItem,
      onDown: () => this.#down(live),
    });
    if (this.#closed) {
      live.close();
      return;
    }
    this.#live?.close();
    this.#live = live;
    this.#failures = 0;
    this.#cancelTimer();
    this.#cancelTimer = clock.schedule(lifeOf(connection, clock.now()), () => void this.#replace());
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer();
    this.#live?.close();
  }

  #down(live: LiveSocket | undefined): void {
    if (this.#closed || live !== this.#live) return;
    this.#live = undefined;
    this.#lost = true;
    this.#options.observer.lost();
    this.#replaceLater();
  }

  #replaceLater(): void {
    const pause = Math.min(FIRST_PAUSE * 2 ** this.#failures, LONGEST_PAUSE);
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.schedule(pause, () => void this.#replace());
  }

  async #replace(): Promise<void> {
    try {
      const connection = await this.#options.connect();
      if (this.#closed) return;
      await this.open(connection);
      // It may have been lost only while the replacement was on its way.
      if (!this.#lost || this.#closed) return;
      this.#lost = false;
      this.#options.observer.opened();
    } catch (error) {
      if (!this.#closed) this.#failed(toLiaisonError(error));
    }
  }

  #failed(error: LiaisonError): void {
    if (error.retryable) {
      this.#failures += 1;
      this.#replaceLater();
      return;
    }
    this.close();
    // A participant token lives as long as its participant: refused where it worked before, the chat is over.
    if (error.name === 'AccessDeniedError') this.#options.observer.ended();
    else this.#options.observer.broken(error);
  }
}

function lifeOf(connection: ParticipantConnection, now: number): number {
  const toExpiry = connection.websocketExpiry - now;
  return toExpiry >= SHORTEST_LIFE ? Math.min(toExpiry - EXPIRY_MARGIN, SOCKET_LIFE) : SOCKET_LIFE;
}
