import type { WireItem } from '@liaison/protocol';
import type { Contact, Participant } from './state.ts';

/** What has happened. */
export type WorldEvent =
  /** Something to be delivered on the sockets of `recipients`; not everything that is delivered is stored. */
  | {
      readonly type: 'item';
      readonly contact: Contact;
      readonly item: WireItem;
      readonly recipients: readonly Participant[];
    }
  /** The agent's snapshot has changed. */
  | { readonly type: 'agent'; readonly login: string }
  /** The agent was signed out by somebody else. */
  | { readonly type: 'signed out'; readonly login: string }
  /** The contact has moved to another state. */
  | { readonly type: 'contact'; readonly contact: Contact }
  /** What is known about the contact has changed; its state has not. */
  | {
      readonly type: 'contact data';
      readonly contact: Contact;
      readonly updated: readonly ('attributes' | 'segmentAttributes' | 'tags')[];
    }
  | { readonly type: 'reset' };

export type WorldListener = (event: WorldEvent) => void;

/**
 * Tells what has happened, in order, in the microtask after the change: a listener never sees half an operation,
 * and may start one of its own.
 */
export class WorldEvents {
  readonly #listeners = new Set<WorldListener>();
  #pending: WorldEvent[] = [];

  /** Answers the function that ends the subscription. */
  subscribe(listener: WorldListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: WorldEvent): void {
    this.#pending.push(event);
    if (this.#pending.length === 1) queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    const events = this.#pending;
    this.#pending = [];
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }
}
