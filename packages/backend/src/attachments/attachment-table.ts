import type { Generated } from 'kysely';

/** A copy of a file that was sent in a chat. */
export interface AttachmentCopyTable {
  contact_id: string;
  attachment_id: string;
  size: number;
  /** SHA-256 of the content, in hexadecimal digits. */
  sha256: string;
  /** Name in the file storage. */
  file: string;
  /** Who handed it over: user name in Amazon Connect. */
  copied_by: string;
  copied_at: Generated<Date>;
}

/** A file whose copy was deleted, and which is still in the file storage. */
export interface FileToDeleteTable {
  file: string;
}
