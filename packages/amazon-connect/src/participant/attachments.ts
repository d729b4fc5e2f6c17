import { type ChatChannel, LiaisonError } from '@liaison/core';
import type { ServiceFailure } from './participant-errors.ts';
import { requireString } from './participant-request.ts';
import type { PutFile } from './put-file.ts';

type Attachments = Pick<ChatChannel, 'startUpload' | 'getAttachment'>;

interface AttachmentsOptions {
  readonly call: (path: string, body: unknown, options: { signal: AbortSignal }) => Promise<Record<string, unknown>>;
  readonly putFile: PutFile;
}

/** Life of a download address in seconds: the service allows 5 to 300 (API model 2018-09-07, GetAttachment). */
const ADDRESS_LIFE = 60;

/** Files of a chat: announced, stored at a signed address, then sent. The addresses to store at stay in here. */
export function createAttachments({ call, putFile }: AttachmentsOptions): Attachments {
  return {
    async startUpload(file, { clientToken, signal }) {
      const answer = await call(
        '/participant/start-attachment-upload',
        {
          ClientToken: clientToken,
          AttachmentName: file.name,
          ContentType: file.contentType || 'application/octet-stream',
          AttachmentSizeInBytes: file.size,
        },
        { signal },
      ).catch(asFileRefusal);
      const attachmentId = requireString(answer, 'AttachmentId');
      const { UploadMetadata: upload } = answer;
      const url = requireString(upload, 'Url');
      return {
        attachmentId,
        put: (options) => putFile({ ...options, url, headers: headersOf(upload), content: file.content }),
        complete: async (options) => {
          const body = { ClientToken: clientToken, AttachmentIds: [attachmentId] };
          await call('/participant/complete-attachment-upload', body, options).catch(ignoreSentBefore);
        },
      };
    },

    async getAttachment(attachmentId, options) {
      const body = { AttachmentId: attachmentId, UrlExpiryInSeconds: ADDRESS_LIFE };
      const answer = await call('/participant/attachment', body, options);
      const { UrlExpiry: expiry } = answer;
      return { url: requireString(answer, 'Url'), expiry: typeof expiry === 'string' ? expiry : undefined };
    },
  };
}

/** What is refused when a file is announced is the file: its type, its size, or one too many (402). */
function asFileRefusal(thrown: unknown): never {
  if (!(thrown instanceof LiaisonError) || thrown.name !== 'RejectedError') throw thrown;
  throw new LiaisonError('FileRefusedError', 'Amazon Connect does not take this file', { cause: thrown.cause });
}

/** A conflict says that an earlier try has sent the file (API model 2018-09-07, CompleteAttachmentUpload). */
function ignoreSentBefore(thrown: unknown): void {
  const cause = thrown instanceof LiaisonError ? (thrown.cause as ServiceFailure | undefined) : undefined;
  if (cause?.type !== 'ConflictException') throw thrown;
}

function headersOf(upload: unknown): Record<string, string> {
  const { HeadersToInclude: headers } = upload as { HeadersToInclude?: unknown };
  const entries = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
