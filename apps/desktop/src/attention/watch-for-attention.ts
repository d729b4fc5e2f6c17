import { type Clock, type ContactState, type ContactStore, selectTotalUnread, type Unsubscribe } from '@liaison/core';

/** Milliseconds between two rings. */
const RING_INTERVAL = 4_000;
/** Milliseconds between two reminders of messages that nobody has seen. */
const REMINDER_INTERVAL = 30_000;

export interface AttentionOptions {
  readonly store: Pick<ContactStore, 'getState' | 'subscribe'>;
  readonly clock: Clock;
  /** Rings once for offered contacts; answers how to stop it. */
  readonly ring: () => () => void;
  /** A contact has come. */
  readonly offered: (contactId: string) => void;
  /** A customer has written something that the agent does not see. */
  readonly written: (contactId: string) => void;
  /** What was told as written is still not seen. */
  readonly remind: () => void;
  /** Amazon Connect is about to sign the agent out for inactivity. */
  readonly sessionEnds: () => void;
}

/**
 * Calls the agent: rings while a contact is offered, again and again until it is accepted, rejected, missed or gone; tells new messages of
 * others, and reminds of them until all are seen; tells when the session is about to end. What was there at the first look is no news.
 */
export function watchForAttention(options: AttentionOptions): Unsubscribe {
  const { store, clock, ring, offered, written, remind, sessionEnds } = options;
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
  let stopReminding: (() => void) | undefined;
  const keepReminding = () => {
    stopReminding = clock.schedule(REMINDER_INTERVAL, () => {
      remind();
      keepReminding();
    });
  };
  const rest = () => {
    stopReminding?.();
    stopReminding = undefined;
  };

  const look = (now: ContactState) => {
    const rings = offers(now).length > 0;
    if (rings && !hush) keepRinging();
    if (!rings && hush) stopRinging();
  };

  look(store.getState());
  const unsubscribe = store.subscribe((now, before) => {
    if (now.sessionEndsAt !== undefined && before.sessionEndsAt === undefined) sessionEnds();
    if (now.contacts === before.contacts) return;
    look(now);
    if (stopReminding && selectTotalUnread(now) === 0) rest();
    const known = new Set(offers(before));
    for (const contactId of offers(now)) if (!known.has(contactId)) offered(contactId);
    for (const contactId of now.order) {
      const chat = now.contacts[contactId]?.chatSession;
      const was = before.contacts[contactId]?.chatSession;
      // What is caught up with on the way to live was written before.
      if (chat && was?.state.name === 'live' && chat.unread > was.unread) {
        written(contactId);
        if (!stopReminding) keepReminding();
      }
    }
  });
  return () => {
    unsubscribe();
    stopRinging();
    rest();
  };
}

const offers = ({ contacts, order }: ContactState): string[] =>
  order.filter((contactId) => contacts[contactId]?.contact.phase === 'incoming');
