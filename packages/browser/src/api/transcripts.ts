import { type ArchivedItem, LiaisonError, type TranscriptArchive } from '@liaison/core';
import { parseItem } from '@liaison/protocol';
import type {
  CopyAttachmentRequest,
  RevealRequest,
  ThreadItem,
  ThreadResponse,
  UploadItemsRequest,
} from '@liaison/protocol/api';
import { apiPath, type CallApi } from './api-call.ts';

/** core's `TranscriptArchive` over Liaison's server. */
export const createTranscripts = (call: CallApi): TranscriptArchive => ({
  async store(contactId, items, { signal }) {
    const body = { items: [...items] } satisfies UploadItemsRequest;
    await call({ method: 'POST', path: apiPath('contacts', contactId, 'items'), body, signal });
  },

  async copyFile(contactId, { attachmentId, url }, { signal }) {
    const path = apiPath('contacts', contactId, 'attachments', attachmentId);
    await call({ method: 'PUT', path, body: { url } satisfies CopyAttachmentRequest, signal });
  },

  async read(contactId, { limit, cursor }, { signal }) {
    const path = apiPath('contacts', contactId, 'thread');
    const query = { from: 'end', limit, cursor };
    const { items, next } = await call<ThreadResponse>({ method: 'GET', path, query, signal });
    return { items: items.flatMap(toArchivedItem), ...(next !== undefined && { next }) };
  },

  async reveal(contactId, { itemId, ...body }, { signal }) {
    const path = apiPath('contacts', contactId, 'items', itemId, 'reveal');
    const answer = await call<ThreadItem>({ method: 'POST', path, body: body satisfies RevealRequest, signal });
    const [item] = toArchivedItem(answer);
    if (item) return item;
    throw new LiaisonError('ServiceError', 'The Liaison server answered something that is no message');
  },
});

/** What is no item is left out: a newer server may know of things that this page does not. */
function toArchivedItem(item: ThreadItem): ArchivedItem[] {
  const read = parseItem(item);
  if (!read) return [];
  return [{ ...read, ...(item.Masked && { Masked: item.Masked }), ...(item.Revealable && { Revealable: true }) }];
}
