import { sentAttachments } from './sent-attachments.ts';
import type { Attachment, Participant } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export interface AttachmentRequest {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

/** A participant announces a file. Refused when the instance takes no such file, or the conversation no more of them. */
export function startAttachmentUpload(world: World, sender: Participant, request: AttachmentRequest): Attachment {
  const rules = world.instance.attachments;
  const extension = request.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!request.name.includes('.') || !rules.extensions.includes(extension)) {
    throw new WorldError('AttachmentRefused', 'Files of this type cannot be attached');
  }
  if (request.sizeBytes > rules.maxBytes) {
    throw new WorldError('AttachmentRefused', `An attachment may have at most ${rules.maxBytes} bytes`);
  }
  if (sentAttachments(world, contactOf(world, sender.contactId)).length >= rules.maxCount) {
    throw new WorldError('AttachmentQuota', `A conversation may have at most ${rules.maxCount} attachments`);
  }
  const attachment: Attachment = {
    id: world.ids.uuid(),
    contactId: sender.contactId,
    participantId: sender.id,
    ...request,
    state: 'started',
  };
  world.attachments.set(attachment.id, attachment);
  return attachment;
}
