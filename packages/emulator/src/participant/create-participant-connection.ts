import {
  CreateParticipantConnection$,
  type CreateParticipantConnectionRequest,
} from '@aws-sdk/client-connectparticipant';
import { grantConnection } from '../http/grant-connection.ts';
import { customerConnected } from '../world/customer-connected.ts';
import { contactOf } from '../world/world.ts';
import { participantOperation } from './participant-operation.ts';

export const createParticipantConnectionOperation = participantOperation<CreateParticipantConnectionRequest>({
  schema: CreateParticipantConnection$,
  bearer: 'participant',
  silent: true,
  run: ({ world, participant, input, socketHost, fail }) => {
    const types = input.Type ?? [];
    if (types.includes('WEBRTC_CONNECTION')) {
      throw fail('ValidationException', 'WEBRTC_CONNECTION is not available for a chat contact');
    }
    if (types.length === 0 && input.ConnectParticipant !== true) {
      throw fail('ValidationException', 'Type or ConnectParticipant is required');
    }
    if (participant.role === 'CUSTOMER') customerConnected(contactOf(world, participant.contactId));
    return grantConnection(world, { participant, types, socketHost });
  },
});
