import type { Participant } from '../world/state.ts';
import type { World } from '../world/world.ts';

export interface ConnectionGrant {
  readonly participant: Participant;
  /** `WEBSOCKET` and `CONNECTION_CREDENTIALS`; others are ignored. */
  readonly types: readonly string[];
  /** Host and port for the socket's address. */
  readonly socketHost: string;
}

/** Issues what a participant connects with, in the shape that CreateParticipantConnection and StartChatContact share. */
export function grantConnection(world: World, { participant, types, socketHost }: ConnectionGrant): object {
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
}
