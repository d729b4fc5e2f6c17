import type { Unsubscribe } from '@liaison/core';

/** Where drafts survive a reload; core's `Drafts` is one. */
export interface SavedDrafts {
  get(contactId: string): Promise<string>;
  /** An empty text takes the draft away. */
  set(contactId: string, text: string): Promise<void>;
}

/** What the agent has typed and not sent, per contact, readable while rendering. A draft never moves to another contact. */
export interface DraftStore {
  readonly get: (contactId: string) => string;
  readonly set: (contactId: string, text: string) => void;
  readonly subscribe: (listener: () => void) => Unsubscribe;
}

/**
 * Answers from memory. A contact's saved draft is read when it is first asked for, and shows once it is there, unless something was typed
 * meanwhile. Without `saved` drafts live as long as the page.
 */
export function createDraftStore(saved?: SavedDrafts): DraftStore {
  const drafts = new Map<string, string>();
  const listeners = new Set<() => void>();

  const show = (contactId: string, text: string) => {
    drafts.set(contactId, text);
    for (const listener of listeners) listener();
  };

  const load = async (contactId: string, from: SavedDrafts) => {
    drafts.set(contactId, '');
    const text = await from.get(contactId);
    if (text && !drafts.get(contactId)) show(contactId, text);
  };

  return {
    get(contactId) {
      if (saved && !drafts.has(contactId)) void load(contactId, saved);
      return drafts.get(contactId) ?? '';
    },
    set(contactId, text) {
      if (drafts.get(contactId) === text) return;
      show(contactId, text);
      void saved?.set(contactId, text);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
