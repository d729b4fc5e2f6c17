import type { ContactStore, Unsubscribe } from '@liaison/core';

const key = 'liaison.open-contact';

/** Keeps the open conversation open over a reload of this tab, as long as the agent still holds the contact. */
export function keepSelection(
  store: Pick<ContactStore, 'getState' | 'subscribe'>,
  storage: Pick<Storage, 'getItem' | 'removeItem' | 'setItem'>,
): Unsubscribe {
  let wanted = storage.getItem(key);
  return store.subscribe(({ agent, contacts, selectedContactId }, before) => {
    if (wanted !== null && agent) {
      const contactId = wanted;
      wanted = null;
      if (selectedContactId === undefined && contacts[contactId]) store.getState().selectContact(contactId);
      return;
    }
    if (selectedContactId === before.selectedContactId) return;
    if (selectedContactId === undefined) storage.removeItem(key);
    else storage.setItem(key, selectedContactId);
  });
}
