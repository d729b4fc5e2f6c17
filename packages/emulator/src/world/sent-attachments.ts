import type { Attachment, Contact } from './state.ts';
import type { World } from './world.ts';

/** The attachments that everybody in the conversation sees, whatever the scanner says of them. */
export function sentAttachments(world: World, contact: Contact): Attachment[] {
  return contact.transcript.items
    .flatMap(({ Attachments }) => Attachments ?? [])
    .map(({ AttachmentId }) => world.attachments.get(AttachmentId ?? ''))
    .filter((attachment) => attachment !== undefined);
}
