import { GetAttachment$, type GetAttachmentRequest } from '@aws-sdk/client-connectparticipant';
import { attachmentPath, presignedUrl } from '../storage/presigned-url.ts';
import { readableAttachment } from '../world/readable-attachment.ts';
import { participantOperation } from './participant-operation.ts';

/** Assumed; the model gives the bounds 5 and 300 only. */
const defaultLifetimeSeconds = 300;

export const getAttachmentOperation = participantOperation<GetAttachmentRequest>({
  schema: GetAttachment$,
  bearer: 'connection',
  silent: true,
  run: ({ world, participant, input, origin, fail }) => {
    if (participant.role === 'CUSTOM_BOT') throw fail('AccessDeniedException', 'Access denied');
    const { id, sizeBytes } = readableAttachment(world, participant, input.AttachmentId);
    const expiresAt = world.clock.now() + (input.UrlExpiryInSeconds ?? defaultLifetimeSeconds) * 1000;
    return {
      Url: presignedUrl(
        { key: world.credentials.storageKey, origin },
        { method: 'GET', path: attachmentPath(id), expiresAt, headers: {} },
      ),
      UrlExpiry: new Date(expiresAt).toISOString(),
      AttachmentSizeInBytes: sizeBytes,
    };
  },
});
