import type { Attachment } from './state.ts';
import { attachmentMoves, moved } from './transitions.ts';

/** The file's bytes have arrived; until it is sent they may be stored again. */
export function storeAttachment(attachment: Attachment, content: Uint8Array<ArrayBuffer>): void {
  attachment.state = moved(attachment.state, attachmentMoves.store, 'The attachment');
  attachment.content = content;
}
