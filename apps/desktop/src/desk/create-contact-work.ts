import type { ApiClient } from '@liaison/browser';
import {
  type Clock,
  type ContactStore,
  DispositionDuties,
  dispositionKind,
  DocumentKeeper,
  handoffCardKind,
  type KeyValueStorage,
  type LiaisonError,
  noteKind,
  type OnlineStatus,
  type Tabs,
} from '@liaison/core';
import type { ContactWork } from '@liaison/react';
import { saveBeforeHidden } from './save-before-hidden.ts';

export interface ContactWorkOptions {
  api: Pick<ApiClient, 'dispositionCodes' | 'dispositions' | 'earlierNotes' | 'handoffCards' | 'notes'>;
  store: ContactStore;
  storage: KeyValueStorage;
  tabs: Tabs;
  clock: Clock;
  onlineStatus: OnlineStatus;
  onError: (error: LiaisonError) => void;
  page: Window;
}

/** What agents write about contacts, kept until the backend has it. */
export function createContactWork({ api, store, page, ...rest }: ContactWorkOptions) {
  const common = { ...rest, random: Math.random };
  const notes = new DocumentKeeper({ ...common, kind: noteKind, port: api.notes });
  const handoffCards = new DocumentKeeper({ ...common, kind: handoffCardKind, port: api.handoffCards });
  const dispositions = new DocumentKeeper({ ...common, kind: dispositionKind, port: api.dispositions });
  const dispositionDuties = new DispositionDuties({
    ...common,
    store,
    dispositions,
    readCodes: (contactId) => api.dispositionCodes(contactId),
  });
  const keepers = [notes, handoffCards, dispositions];
  const stops = [...keepers, dispositionDuties].map((part) => part.start());
  stops.push(saveBeforeHidden(page, keepers));
  const contactWork: ContactWork = {
    notes,
    handoffCards,
    dispositions,
    dispositionDuties,
    readEarlierNotes: (contactId) => api.earlierNotes(contactId),
  };
  return {
    contactWork,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
