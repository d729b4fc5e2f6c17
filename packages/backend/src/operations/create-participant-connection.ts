import { CreateParticipantConnectionCommand } from '@aws-sdk/client-connectparticipant';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { participantConnectionRequest, participantConnectionResponse } from '@liaison/protocol/api';
import type { Authenticator } from '../auth/authenticator.ts';
import { requireRole } from '../auth/require-role.ts';
import { callConnect } from '../connect/call-connect.ts';
import type { ConnectClients } from '../connect/connect-clients.ts';
import { ApiFailure } from '../http/api-failure.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Settings } from '../settings/settings.ts';
import { limitBody } from './request-body.ts';
import { errorResponses, jsonContent } from './responses.ts';

export interface CreateParticipantConnectionOptions {
  readonly authenticator: Authenticator;
  readonly clients: Pick<ConnectClients, 'participant'>;
  readonly settings: Pick<Settings, 'aws'>;
}

/** `POST /api/participant-connections`: an agent's participant token for the credentials of a chat session. */
export function createParticipantConnection(
  app: OpenAPIHono<AppEnv>,
  options: CreateParticipantConnectionOptions,
): void {
  const { authenticator, clients, settings } = options;
  const route = createRoute({
    method: 'post',
    path: '/api/participant-connections',
    operationId: 'createParticipantConnection',
    summary: "Exchange an agent's participant token for connection credentials",
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'createParticipantConnection'), limitBody] as const,
    request: { body: { required: true, ...jsonContent(participantConnectionRequest, 'The participant token') } },
    responses: {
      200: jsonContent(participantConnectionResponse, 'The credentials'),
      ...errorResponses(
        'invalid_request',
        'unauthorized',
        'participant_token_rejected',
        'payload_too_large',
        'unsupported_media_type',
        'rate_limited',
        'connect_throttled',
        'connect_configuration',
        'connect_unavailable',
        'connect_timeout',
        'issuer_unavailable',
      ),
    },
  });

  app.openapi(route, async (c) => {
    const { participantToken } = c.req.valid('json');
    // Outside message streaming, ConnectParticipant marks an agent as connected (Participant Service API reference). The
    // desktop's ChatJS does the same when it gets its credentials from the CCP.
    const command = new CreateParticipantConnectionCommand({
      ParticipantToken: participantToken,
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
      ConnectParticipant: true,
    });
    const { ConnectionCredentials, Websocket } = await callConnect(
      (sendOptions) => clients.participant.send(command, sendOptions),
      {
        timeoutMs: settings.aws.timeoutMs,
        signal: c.req.raw.signal,
        meanings: { AccessDeniedException: 'participant_token_rejected' },
      },
    );
    const { ConnectionToken, Expiry } = ConnectionCredentials ?? {};
    const { Url, ConnectionExpiry } = Websocket ?? {};
    if (!ConnectionToken || !Expiry || !Url || !ConnectionExpiry) {
      throw new ApiFailure('connect_unavailable', 'Amazon Connect answered without credentials.');
    }
    return c.json(
      {
        connectionToken: ConnectionToken,
        connectionTokenExpiry: Expiry,
        websocketUrl: Url,
        websocketExpiry: ConnectionExpiry,
      },
      200,
    );
  });
}
