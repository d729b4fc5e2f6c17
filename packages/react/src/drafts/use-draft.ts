import { useSyncExternalStore } from 'react';
import { useLiaison } from '../provider/liaison-context.ts';

/** The draft of one contact and the way to change it. */
export function useDraft(contactId: string): [text: string, change: (text: string) => void] {
  const { drafts } = useLiaison();
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(contactId));
  return [text, (next) => drafts.set(contactId, next)];
}
