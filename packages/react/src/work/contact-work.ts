import type { DispositionDuties, DocumentKeeper } from '@liaison/core';
import type { Disposition, EarlierNotesResponse, HandoffCard, Note } from '@liaison/protocol/api';

/** What the components ask of a `DocumentKeeper`. */
export type DocumentCommands<Content> = Pick<
  DocumentKeeper<Content>,
  'edit' | 'flush' | 'open' | 'resolve' | 'retry' | 'subscribe' | 'unsaved' | 'view'
>;

/** What the components ask of `DispositionDuties`. */
export type DispositionCommands = Pick<DispositionDuties, 'choice' | 'isMissing' | 'leftOver' | 'retry' | 'subscribe'>;

/** Asks for the notes on the other contacts of a contact's conversation. */
export type ReadEarlierNotes = (contactId: string) => Promise<EarlierNotesResponse>;

/** What agents write about contacts, each found by the contact's id. */
export interface ContactWork {
  readonly notes: DocumentCommands<Note>;
  readonly handoffCards: DocumentCommands<HandoffCard>;
  readonly dispositions: DocumentCommands<Disposition>;
  readonly dispositionDuties: DispositionCommands;
  /** Without it only the contact's own note is shown. */
  readonly readEarlierNotes?: ReadEarlierNotes;
}
