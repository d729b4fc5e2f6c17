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

/** A file that is in the file storage, or may be, and whose copy was deleted or is not known yet. */
export interface FileToDeleteTable {
  file: string;
  /** From when on it goes, unless a copy refers to it. */
  due_at: Generated<Date>;
}
