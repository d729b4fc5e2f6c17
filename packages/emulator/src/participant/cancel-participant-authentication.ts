import {
  CancelParticipantAuthentication$,
  type CancelParticipantAuthenticationRequest,
} from '@aws-sdk/client-connectparticipant';
import { finishAuthentication } from '../world/authentication.ts';
import { contactOf } from '../world/world.ts';
import { participantOperation } from './participant-operation.ts';

export const cancelParticipantAuthenticationOperation = participantOperation<CancelParticipantAuthenticationRequest>({
  schema: CancelParticipantAuthentication$,
  bearer: 'connection',
  run: ({ world, participant, input, fail }) => {
    const contact = contactOf(world, participant.contactId);
    if (participant.role !== 'CUSTOMER' || contact.authentication?.id !== input.SessionId) {
      throw fail('AccessDeniedException', 'Access denied');
    }
    finishAuthentication(world, contact, 'cancelled');
    return {};
  },
});
