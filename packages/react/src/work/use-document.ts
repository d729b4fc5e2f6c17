import type { DocumentView } from '@liaison/core';
import { useEffect, useSyncExternalStore } from 'react';
import type { DocumentCommands } from './contact-work.ts';

/** One document as it is shown, read when it is first shown. */
export function useDocument<Content>(
  documents: Pick<DocumentCommands<Content>, 'open' | 'subscribe' | 'view'>,
  contactId: string,
): DocumentView<Content> {
  useEffect(() => documents.open(contactId), [documents, contactId]);
  return useSyncExternalStore(documents.subscribe, () => documents.view(contactId));
}
