import type { WireItem } from '@liaison/protocol';
import type { ArchivedItem } from '../timeline/archived-item.ts';

export type { ArchivedItem, MaskedSpan } from '../timeline/archived-item.ts';

/**
 * The transcript store: what is left of a chat when Amazon Connect has nothing more to say about it. Implemented over Liaison's server in
 * `@liaison/browser`; a fake is in `core/testing`. Every rejection is a LiaisonError.
 */
export interface TranscriptArchive {
  /** Stores items of one contact. An item that is there already is not there twice; what Amazon Connect itself has told stays. */
  store(contactId: string, items: readonly WireItem[], options: { signal: AbortSignal }): Promise<void>;
  /** Copies a file of one contact from an address that Amazon Connect gave for it; one that is copied already stays as it is. */
  copyFile(contactId: string, file: FileToCopy, options: { signal: AbortSignal }): Promise<void>;
  /** A page of the whole conversation that the contact is part of, from its newest end. */
  read(contactId: string, request: ArchiveRequest, options: { signal: AbortSignal }): Promise<ArchivePage>;
  /** One item of that conversation with nothing left out, for who may see it. The reason goes on record. */
  reveal(contactId: string, request: RevealRequest, options: { signal: AbortSignal }): Promise<ArchivedItem>;
}

export interface FileToCopy {
  readonly attachmentId: string;
  /** Pre-signed: a secret while it lasts. */
  readonly url: string;
}

export interface RevealRequest {
  readonly itemId: string;
  /** The contact of the item: it may be another one of the conversation. */
  readonly itemContactId: string;
  /** 3 to 500 characters. */
  readonly reason: string;
}

export interface ArchiveRequest {
  /** 1 to 500. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export interface ArchivePage {
  /** Oldest first, each with the contact it is of. */
  readonly items: readonly ArchivedItem[];
  /** Where the page before this one begins; absent on the oldest. */
  readonly next?: string;
}
