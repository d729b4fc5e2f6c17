import type { ChatLanguages } from '@liaison/react';

const keyOf = (contactId: string): string => `liaison.spelling.${contactId}`;

/** The language in which each chat is spell-checked, kept over a reload of this tab. What is no language tag counts as not chosen. */
export const createChatLanguages = (storage: Pick<Storage, 'getItem' | 'setItem'>): ChatLanguages => ({
  get(contactId) {
    const kept = storage.getItem(keyOf(contactId));
    return kept !== null && isLanguageTag(kept) ? kept : undefined;
  },
  set: (contactId, language) => storage.setItem(keyOf(contactId), language),
});

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
