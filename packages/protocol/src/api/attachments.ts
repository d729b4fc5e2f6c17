import { z } from 'zod';

/** `PUT /api/contacts/{contactId}/attachments/{attachmentId}`: a file that Amazon Connect can still be asked for. */
export const copyAttachmentRequest = z
  .strictObject({
    /** The pre-signed address that Amazon Connect's GetAttachment gave. Kept nowhere. */
    url: z.url().max(4000),
  })
  .meta({ id: 'CopyAttachmentRequest' });
export type CopyAttachmentRequest = z.infer<typeof copyAttachmentRequest>;

export const attachmentCopy = z
  .object({
    attachmentId: z.string(),
    /** Bytes. */
    size: z.number().int(),
    /** SHA-256 of the content, in hexadecimal digits. */
    sha256: z.string(),
  })
  .meta({ id: 'AttachmentCopy' });
export type AttachmentCopy = z.infer<typeof attachmentCopy>;
