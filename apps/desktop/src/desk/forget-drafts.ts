import type { ContactStore, Unsubscribe } from '@liaison/core';
import type { DraftStore } from '@liaison/react';

/**
 * A draft goes with its contact: once that is closed nobody can send it. A contact that vanishes in the middle of a chat may come back
 * with the connection, so its draft is kept.
 */
export function forgetDrafts(store: Pick<ContactStore, 'subscribe'>, drafts: Pick<DraftStore, 'set'>): Unsubscribe {
  return store.subscribe(({ contacts }, before) => {
    if (contacts === before.contacts) return;
    for (const { contact } of Object.values(before.contacts)) {
      if (!contacts[contact.contactId] && contact.phase !== 'connected') drafts.set(contact.contactId, '');
    }
  });
}
