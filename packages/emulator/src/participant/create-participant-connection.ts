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
    const { connectionTokens, socketTickets } = world.credentials;
    const socket = types.includes('WEBSOCKET')
      ? socketTickets.issue({ kind: 'participant', participantId: participant.id })
      : undefined;
    const connection = types.includes('CONNECTION_CREDENTIALS') ? connectionTokens.issue(participant.id) : undefined;
    return {
      ...(socket && {
        Websocket: {
          Url: `ws://${socketHost}/ws/participant?token=${socket.token}`,
          ConnectionExpiry: new Date(socket.expiresAt).toISOString(),
        },
      }),
      ...(connection && {
        ConnectionCredentials: {
          ConnectionToken: connection.token,
          Expiry: new Date(connection.expiresAt).toISOString(),
        },
      }),
    };
  },
});
