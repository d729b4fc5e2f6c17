import type { QuickResponsesApi } from '@liaison/browser';
import type { Clock, ContactStore } from '@liaison/core';
import type { ListedQuickResponse } from '@liaison/protocol/api';
import type { QuickResponse, QuickResponseSource } from '@liaison/react';

export interface QuickResponseLibraryOptions {
  api: QuickResponsesApi;
  store: Pick<ContactStore, 'getState'>;
  clock: Pick<Clock, 'now'>;
}

/** Milliseconds that the library is used as it was read. */
const FRESH = 5 * 60_000;
/** A library of more is searched by the server; of less, here, at the speed of typing and without a connection. */
const WHOLE = 500;

interface Library {
  readonly responses: readonly ListedQuickResponse[];
  readonly isWhole: boolean;
  readonly readAt: number;
}

/** The prepared texts of Liaison's own backend that fit a contact's queue: those whose shortcut begins so first, then by title. */
export function createQuickResponseLibrary({ api, store, clock }: QuickResponseLibraryOptions): QuickResponseSource {
  let known: Library | undefined;
  let reading: Promise<Library> | undefined;

  const read = async (): Promise<Library> => {
    const { quickResponses, next } = await api.search({ limit: WHOLE });
    known = { responses: quickResponses, isWhole: next === undefined, readAt: clock.now() };
    return known;
  };
  const readOnce = () => (reading ??= read().finally(() => (reading = undefined)));

  /** What is old is still better than nothing, and better than waiting. */
  const library = async (): Promise<Library> => {
    if (known === undefined) return readOnce();
    if (clock.now() - known.readAt > FRESH) readOnce().catch(() => undefined);
    return known;
  };

  return {
    async search({ text, contactId }, { signal }) {
      const queueId = store.getState().contacts[contactId]?.contact.queueId;
      const { responses, isWhole } = await library();
      const found = isWhole
        ? responses
        : (await api.search({ search: text, limit: 50, ...(queueId === undefined ? {} : { queueId }) }, { signal }))
            .quickResponses;
      return ranked(found, text.toLowerCase())
        .filter((response) => response.queueId === undefined || response.queueId === queueId)
        .map(toQuickResponse);
    },
  };
}

function ranked(responses: readonly ListedQuickResponse[], text: string): readonly ListedQuickResponse[] {
  const byShortcut = responses.filter(({ shortcut }) => shortcut.startsWith(text));
  const byTitle = responses.filter(
    ({ shortcut, title }) => !shortcut.startsWith(text) && title.toLowerCase().includes(text),
  );
  return [...byShortcut, ...byTitle];
}

const toQuickResponse = ({ shortcut, title, text }: ListedQuickResponse): QuickResponse => ({
  id: `liaison:${shortcut}`,
  name: title,
  shortcut,
  content: text,
});
