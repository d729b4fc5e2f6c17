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

  const writtenIn = createWrittenIn();
  look(store.getState());
  writtenIn(store.getState());
  const unsubscribe = store.subscribe((now, before) => {
    if (now.sessionEndsAt !== undefined && before.sessionEndsAt === undefined) sessionEnds();
    if (now.contacts === before.contacts) return;
    look(now);
    if (stopReminding && selectTotalUnread(now) === 0) rest();
    const known = new Set(offers(before));
    for (const contactId of offers(now)) if (!known.has(contactId)) offered(contactId);
    for (const contactId of writtenIn(now)) {
      written(contactId);
      if (!stopReminding) keepReminding();
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

/**
 * Answers the chats with more unread messages than when they last were live, so that what an interruption kept back is told when it is
 * over. A chat that was not live before has nothing to compare with: what is there then was written before.
 */
function createWrittenIn() {
  const unreadWhenLive = new Map<string, number>();
  return ({ contacts, order }: ContactState): string[] => {
    for (const contactId of unreadWhenLive.keys()) if (!contacts[contactId]) unreadWhenLive.delete(contactId);
    return order.filter((contactId) => {
      const chat = contacts[contactId]?.chatSession;
      if (chat?.state.name !== 'live') return false;
      const before = unreadWhenLive.get(contactId) ?? Infinity;
      unreadWhenLive.set(contactId, chat.unread);
      return chat.unread > before;
    });
  };
}
