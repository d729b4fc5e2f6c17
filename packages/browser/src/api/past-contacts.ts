import type { ExportQuery, HistoryResponse, SearchRequest, SearchResponse } from '@liaison/protocol/api';
import { apiPath, type CallApi } from './api-call.ts';

interface Options {
  readonly signal?: AbortSignal;
}

/** Contacts that are over, as lists show them. Pages are newest first; `next` of one is the `cursor` of the one after it. */
export interface PastContactsApi {
  /** Contacts, or messages where a text is given, that the agent may read. */
  search(request: Partial<SearchRequest>, options?: Options): Promise<SearchResponse>;
  /** The customer's other contacts. */
  history(contactId: string, page?: { readonly cursor?: string }, options?: Options): Promise<HistoryResponse>;
  /** The whole conversation of a contact as a file. */
  exported(contactId: string, how: ExportQuery, options?: Options): Promise<Blob>;
  /** The server's copy of a file that was sent in a contact's conversation. */
  file(contactId: string, attachmentId: string, options?: Options): Promise<Blob>;
}

export const createPastContacts = (call: CallApi): PastContactsApi => ({
  search: (body, options) => call({ method: 'POST', path: apiPath('contacts', 'search'), body, ...options }),
  history: (contactId, { cursor } = {}, options) =>
    call({ method: 'GET', path: apiPath('contacts', contactId, 'history'), query: { cursor }, ...options }),
  exported: (contactId, { format, timeZone }, options) =>
    call({
      method: 'GET',
      path: apiPath('contacts', contactId, 'export'),
      query: { format, timeZone },
      answer: 'file',
      ...options,
    }),
  file: (contactId, attachmentId, options) =>
    call({
      method: 'GET',
      path: apiPath('contacts', contactId, 'attachments', attachmentId),
      answer: 'file',
      ...options,
    }),
});
