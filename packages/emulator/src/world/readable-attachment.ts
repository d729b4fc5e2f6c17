import { sentAttachments } from './sent-attachments.ts';
import type { Attachment, Participant } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** An attachment of the participant's conversation that the scanner has approved. */
export function readableAttachment(world: World, reader: Participant, attachmentId: string): Attachment {
  const sent = sentAttachments(world, contactOf(world, reader.contactId));
  const attachment = sent.find(({ id }) => id === attachmentId);
  if (attachment === undefined) throw new WorldError('AttachmentNotFound', 'No such attachment');
  if (attachment.state !== 'approved') throw new WorldError('IllegalMove', `The attachment is ${attachment.state}`);
  return attachment;
}
