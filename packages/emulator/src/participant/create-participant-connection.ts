import { grantConnection } from '../http/grant-connection.ts';
import { customerConnected } from '../world/customer-connected.ts';
import { contactOf } from '../world/world.ts';
import { commonErrors, participantError, participantOperation } from './participant-operation.ts';

export const createParticipantConnectionOperation = participantOperation({
  name: 'CreateParticipantConnection',
  method: 'POST',
  path: '/participant/connection',
  bearer: 'participant',
  errors: commonErrors,
  input: {
    Type: {
      type: 'list',
      min: 1,
      of: { type: 'string', enum: ['WEBSOCKET', 'CONNECTION_CREDENTIALS', 'WEBRTC_CONNECTION'] },
    },
    ConnectParticipant: { type: 'boolean' },
  },
  run: ({ world, participant, input, socketHost }) => {
    const types = input.Type ?? [];
    if (types.includes('WEBRTC_CONNECTION')) {
      throw participantError('ValidationException', 'WEBRTC_CONNECTION is not available for a chat contact');
    }
    if (types.length === 0 && input.ConnectParticipant !== true) {
      throw participantError('ValidationException', 'Type or ConnectParticipant is required');
    }
    if (participant.role === 'CUSTOMER') customerConnected(contactOf(world, participant.contactId));
    return grantConnection(world, { participant, types, socketHost });
  },
});
