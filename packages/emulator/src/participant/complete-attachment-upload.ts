import { CompleteAttachmentUpload$, type CompleteAttachmentUploadRequest } from '@aws-sdk/client-connectparticipant';
import { completeAttachmentUpload } from '../world/complete-attachment-upload.ts';
import { participantOperation } from './participant-operation.ts';

export const completeAttachmentUploadOperation = participantOperation<
  CompleteAttachmentUploadRequest,
  'ServiceQuotaExceededException' | 'ConflictException'
>({
  schema: CompleteAttachmentUpload$,
  bearer: 'connection',
  errors: ['ServiceQuotaExceededException', 'ConflictException'],
  refusals: { AttachmentQuota: 'ServiceQuotaExceededException', AttachmentSent: 'ConflictException' },
  run: ({ world, participant, input }) =>
    world.idempotentResults.run(`CompleteAttachmentUpload ${participant.id}`, input.ClientToken, () => {
      for (const attachmentId of input.AttachmentIds) completeAttachmentUpload(world, participant, attachmentId);
      return {};
    }),
});
