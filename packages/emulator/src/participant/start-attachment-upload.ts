import { StartAttachmentUpload$, type StartAttachmentUploadRequest } from '@aws-sdk/client-connectparticipant';
import { fileHeaders } from '../storage/file-headers.ts';
import { attachmentPath, presignedUrl } from '../storage/presigned-url.ts';
import { startAttachmentUpload } from '../world/start-attachment-upload.ts';
import { participantOperation } from './participant-operation.ts';

/** Assumed: the model names no lifetime. */
const uploadLifetimeMs = 900_000;

export const startAttachmentUploadOperation = participantOperation<
  StartAttachmentUploadRequest,
  'ServiceQuotaExceededException'
>({
  schema: StartAttachmentUpload$,
  bearer: 'connection',
  errors: ['ServiceQuotaExceededException'],
  refusals: { AttachmentQuota: 'ServiceQuotaExceededException' },
  run: ({ world, participant, input, origin }) =>
    world.idempotentResults.run(`StartAttachmentUpload ${participant.id}`, input.ClientToken, () => {
      const attachment = startAttachmentUpload(world, participant, {
        name: input.AttachmentName,
        contentType: input.ContentType,
        sizeBytes: input.AttachmentSizeInBytes,
      });
      const headers = fileHeaders(attachment);
      const expiresAt = world.clock.now() + uploadLifetimeMs;
      return {
        AttachmentId: attachment.id,
        UploadMetadata: {
          Url: presignedUrl(
            { key: world.credentials.storageKey, origin },
            { method: 'PUT', path: attachmentPath(attachment.id), expiresAt, headers },
          ),
          UrlExpiry: new Date(expiresAt).toISOString(),
          HeadersToInclude: headers,
        },
      };
    }),
});
