import { LiaisonError } from '@liaison/core';
import type { ChatCommands } from '../provider/liaison-context.ts';

export interface FileRequest {
  contactId: string;
  attachmentId: string;
  signal?: AbortSignal;
}

/**
 * The bytes of an approved file. The address is asked for anew each time and is kept nowhere.
 * Rejects with a LiaisonError: what the service says, or NetworkError when the storage does not answer.
 */
export async function fetchFile(
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
