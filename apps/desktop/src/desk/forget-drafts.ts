import type { ContactStore, Unsubscribe } from '@liaison/core';
import type { DraftStore } from '@liaison/react';

/** A draft goes with its contact: once Amazon Connect no longer lists the contact, nobody can send it. */
export function forgetDrafts(store: Pick<ContactStore, 'subscribe'>, drafts: Pick<DraftStore, 'set'>): Unsubscribe {
  return store.subscribe(({ contacts }, before) => {
    if (contacts === before.contacts) return;
    for (const contactId of Object.keys(before.contacts)) if (!contacts[contactId]) drafts.set(contactId, '');
  });
}
