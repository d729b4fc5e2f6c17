import { useSyncExternalStore } from 'react';
import { useContactStore } from '../provider/use-contact-store.ts';
import type { DocumentCommands } from './contact-work.ts';

const noIds: readonly string[] = [];

/** Contacts that the agent no longer has and of which something the agent wrote could not be saved. */
export function useLeftUnsaved(
  documents: Pick<DocumentCommands<unknown>, 'subscribe' | 'unsaved' | 'view'>,
): readonly string[] {
  const held = useContactStore(({ contacts }) => Object.keys(contacts).join('\n'));
  const unsaved = useSyncExternalStore(documents.subscribe, () =>
    documents
      .unsaved()
      .filter((contactId) => ['conflict', 'unsaved'].includes(documents.view(contactId).status))
      .join('\n'),
  );
  if (unsaved === '') return noIds;
  const ids = new Set(held.split('\n'));
  return unsaved.split('\n').filter((contactId) => !ids.has(contactId));
}
