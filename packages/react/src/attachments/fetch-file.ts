import { LiaisonError, toLiaisonError } from '@liaison/core';
import type { PastContacts } from '../past/past-contacts.ts';
import type { ChatCommands } from '../provider/liaison-context.ts';

export interface FileRequest {
  contactId: string;
  attachmentId: string;
  signal?: AbortSignal;
}

export interface FileSources {
  chatService: Pick<ChatCommands, 'getAttachment'>;
  /** Set while Amazon Connect still gives out the chat's files. */
  isLive: boolean;
  /** Where our copies are. */
  pastContacts: Pick<PastContacts, 'file'> | undefined;
}

/** The bytes of an approved file: from Amazon Connect while the chat is open, our copy where it gives the file no more. Rejects with a LiaisonError. */
export async function fileFrom(
  { chatService, isLive, pastContacts }: FileSources,
  request: FileRequest,
): Promise<Blob> {
  const { contactId, attachmentId } = request;
  if (!pastContacts) return fetchFile(chatService, request);
  if (!isLive) return pastContacts.file(contactId, attachmentId);
  return fetchFile(chatService, request).catch((thrown: unknown) => {
    // A file of an earlier chat of this conversation, or one whose chat has just ended.
    if (toLiaisonError(thrown).retryable) throw thrown;
    return pastContacts.file(contactId, attachmentId).catch(() => {
      throw thrown;
    });
  });
}

/**
 * The bytes of an approved file. The address is asked for anew each time and is kept nowhere.
 * Rejects with a LiaisonError: what the service says, or NetworkError when the storage does not answer.
 */
async function fetchFile(
  chatService: Pick<ChatCommands, 'getAttachment'>,
  { contactId, attachmentId, signal }: FileRequest,
): Promise<Blob> {
  const { url } = await chatService.getAttachment(contactId, attachmentId);
  try {
    const answer = await fetch(url, { ...(signal && { signal }), credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (answer.ok) return await answer.blob();
  } catch (cause) {
    throw new LiaisonError('NetworkError', 'The file could not be fetched', { cause });
  }
  throw new LiaisonError('NetworkError', 'The file could not be fetched');
}
