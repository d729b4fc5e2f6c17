import { z } from '@hono/zod-openapi';
import type { FileStorage } from '../../attachments/files/file-storage.ts';
import type { ContactAgents } from '../../connect/contact-agents.ts';
import type { MaskingPolicy } from '../../privacy/hidden-kinds.ts';
import type { ArchiveOptions } from '../archive/archive-options.ts';
import { connectId } from '../documents/contact-params.ts';

export interface AttachmentOptions extends Pick<ArchiveOptions, 'authenticator' | 'readers' | 'store'> {
  readonly contacts: ContactAgents;
  readonly files: FileStorage;
  readonly masking: MaskingPolicy;
  /** From where files may be fetched. */
  readonly origins: ReadonlySet<string>;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

export const attachmentParams = z.object({ contactId: connectId, attachmentId: connectId });
export const attachmentPath = '/api/contacts/{contactId}/attachments/{attachmentId}';
