import { LiaisonError } from '../../platform/errors.ts';

/** What files an instance takes; `maxCount` is for a whole conversation. */
export interface AttachmentRules {
  readonly maxBytes: number;
  readonly maxCount: number;
  /** Endings of file names, lower case, without the dot. */
  readonly extensions: readonly string[];
}

/** Amazon Connect's own (service quotas and admin guide, 2026). An instance may take up to 100 MB and more kinds of files. */
export const ATTACHMENT_RULES: AttachmentRules = {
  maxBytes: 20 * 1024 * 1024,
  maxCount: 35,
  extensions: 'csv doc docx heic jfif jpeg jpg mov mp4 pdf png ppt pptx rtf txt wav xls xlsx'.split(' '),
};

/** StartAttachmentUpload's limit for a name (API model 2018-09-07). */
const NAME_LENGTH = 256;

/** Refuses before anything is sent what the service would refuse after it. @throws LiaisonError FileRefusedError */
export function checkFile(file: { name: string; size: number }, rules: AttachmentRules, alreadyThere: number): void {
  const extension = file.name.includes('.') ? file.name.split('.').at(-1)?.toLowerCase() : undefined;
  if (!extension || !rules.extensions.includes(extension)) refuse('Files of this type cannot be sent');
  if (file.name.length > NAME_LENGTH) refuse(`A file's name must not exceed ${NAME_LENGTH} characters`);
  if (file.size === 0) refuse('An empty file cannot be sent');
  if (file.size > rules.maxBytes) refuse(`A file must not exceed ${rules.maxBytes} bytes`);
  if (alreadyThere >= rules.maxCount) refuse(`A conversation must not have more than ${rules.maxCount} files`);
}

function refuse(why: string): never {
  throw new LiaisonError('FileRefusedError', why);
}
