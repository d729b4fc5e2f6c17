import { createParticipantConnectionOperation } from './create-participant-connection.ts';
import { disconnectParticipantOperation } from './disconnect-participant.ts';
import { getTranscriptOperation } from './get-transcript.ts';
import type { ParticipantOperation } from './participant-operation.ts';
import { sendEventOperation } from './send-event.ts';
import { sendMessageOperation } from './send-message.ts';
import { unavailableOperations } from './unavailable-operations.ts';

/** The Participant Service: every operation of the service model 2018-09-07. */
export const participantOperations: readonly ParticipantOperation[] = [
  createParticipantConnectionOperation,
  disconnectParticipantOperation,
  getTranscriptOperation,
  sendEventOperation,
  sendMessageOperation,
  ...unavailableOperations,
];
