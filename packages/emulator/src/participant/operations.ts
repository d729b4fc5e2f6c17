import { cancelParticipantAuthenticationOperation } from './cancel-participant-authentication.ts';
import { completeAttachmentUploadOperation } from './complete-attachment-upload.ts';
import { createParticipantConnectionOperation } from './create-participant-connection.ts';
import { describeViewOperation } from './describe-view.ts';
import { disconnectParticipantOperation } from './disconnect-participant.ts';
import { getAttachmentOperation } from './get-attachment.ts';
import { getAuthenticationUrlOperation } from './get-authentication-url.ts';
import { getTranscriptOperation } from './get-transcript.ts';
import type { ParticipantOperation } from './participant-operation.ts';
import { sendEventOperation } from './send-event.ts';
import { sendMessageOperation } from './send-message.ts';
import { startAttachmentUploadOperation } from './start-attachment-upload.ts';

/** The Participant Service: every operation of the service model 2018-09-07. */
export const participantOperations: readonly ParticipantOperation[] = [
  cancelParticipantAuthenticationOperation,
  completeAttachmentUploadOperation,
  createParticipantConnectionOperation,
  describeViewOperation,
  disconnectParticipantOperation,
  getAttachmentOperation,
  getAuthenticationUrlOperation,
  getTranscriptOperation,
  sendEventOperation,
  sendMessageOperation,
  startAttachmentUploadOperation,
];
