import type { StoredThread } from '@liaison/core';
import type { HistoryResponse, SearchRequest, SearchResponse } from '@liaison/protocol/api';

interface Options {
  readonly signal?: AbortSignal;
}

export type ExportFormat = 'csv' | 'html' | 'json' | 'text';

/** Contacts that are over: found, listed, read and saved as the agent may. Every rejection is a LiaisonError. */
export interface PastContacts {
  /** Pages are newest first; `next` of one is the `cursor` of the one after it. */
  search(request: Partial<SearchRequest>, options?: Options): Promise<SearchResponse>;
  /** The customer's other contacts. */
  history(contactId: string, page?: { readonly cursor?: string }, options?: Options): Promise<HistoryResponse>;
  /** The whole conversation as a file of the server's, with times in the zone named. */
  exported(
    contactId: string,
    how: { readonly format: ExportFormat; readonly timeZone: string },
    options?: Options,
  ): Promise<Blob>;
  /** Our copy of a file of a contact's conversation. Rejects with a RejectedError where there is none. */
  file(contactId: string, attachmentId: string, options?: Options): Promise<Blob>;
  /** The conversation to read. */
  open(contactId: string): StoredThread;
}
