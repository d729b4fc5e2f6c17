import type { Clock, ContactState, ContactStore, Unsubscribe } from '@liaison/core';

/** Milliseconds between two rings. */
const RING_INTERVAL = 4_000;

export interface AttentionOptions {
  readonly store: Pick<ContactStore, 'getState' | 'subscribe'>;
  readonly clock: Clock;
  /** Rings once for offered contacts; answers how to stop it. */
  readonly ring: () => () => void;
  /** A contact has come. */
  readonly offered: (contactId: string) => void;
  /** A customer has written something that the agent does not see. */
  readonly written: (contactId: string) => void;
}

/**
 * Calls the agent: rings while a contact is offered, again and again until it is accepted, rejected, missed or gone, and tells new
 * messages of others once. What was there at the first look is no news.
 */
export function watchForAttention({ store, clock, ring, offered, written }: AttentionOptions): Unsubscribe {
  let hush: (() => void) | undefined;
  let silence: (() => void) | undefined;

  const keepRinging = () => {
    silence = ring();
    hush = clock.schedule(RING_INTERVAL, keepRinging);
  };
  const stopRinging = () => {
    hush?.();
    hush = undefined;
    silence?.();
    silence = undefined;
  };
  const look = (now: ContactState) => {
    const rings = offers(now).length > 0;
    if (rings && !hush) keepRinging();
    if (!rings && hush) stopRinging();
  };

  look(store.getState());
  const unsubscribe = store.subscribe((now, before) => {
    if (now.contacts === before.contacts) return;
    look(now);
    const known = new Set(offers(before));
    for (const contactId of offers(now)) if (!known.has(contactId)) offered(contactId);
    for (const contactId of now.order) {
      const chat = now.contacts[contactId]?.chatSession;
      const was = before.contacts[contactId]?.chatSession;
      // What is caught up with on the way to live was written before.
      if (chat && was?.state.name === 'live' && chat.unread > was.unread) written(contactId);
    }
  });
  return () => {
    unsubscribe();
    stopRinging();
  };
}

const offers = ({ contacts, order }: ContactState): string[] =>
  order.filter((contactId) => contacts[contactId]?.contact.phase === 'incoming');
