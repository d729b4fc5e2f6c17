import { callParticipantService, requireString, type ParticipantTransport } from './participant-request.ts';

export interface ConnectionCredentials {
  readonly token: string;
  /** Epoch ms. */
  readonly expiry: number;
}

export interface ParticipantConnection {
  readonly credentials: ConnectionCredentials;
  readonly websocketUrl: string;
  /** Epoch ms from which the address is good for nothing. */
  readonly websocketExpiry: number;
}

/**
 * CreateParticipantConnection: a participant token for connection credentials and a socket address. The address must be used
 * within 100 s (Participant Service API reference).
 */
export async function createParticipantConnection(
  transport: ParticipantTransport,
  participantToken: string,
  options: { signal: AbortSignal },
): Promise<ParticipantConnection> {
  const answer = await callParticipantService(transport, {
    path: '/participant/connection',
    bearer: participantToken,
    body: { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] },
    signal: options.signal,
  });
  const { ConnectionCredentials: credentials, Websocket: websocket } = answer;
  return {
    credentials: {
      token: requireString(credentials, 'ConnectionToken'),
      expiry: Date.parse(requireString(credentials, 'Expiry')),
    },
    websocketUrl: requireString(websocket, 'Url'),
    websocketExpiry: Date.parse(requireString(websocket, 'ConnectionExpiry')),
  };
}
