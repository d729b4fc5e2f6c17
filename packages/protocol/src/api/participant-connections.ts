import { z } from 'zod';

/** `POST /api/participant-connections`: an agent's participant token for connection credentials (CreateParticipantConnection). */
export const participantConnectionRequest = z
  .object({
    participantToken: z.string().min(1).max(1000),
  })
  .meta({ id: 'ParticipantConnectionRequest' });
export type ParticipantConnectionRequest = z.infer<typeof participantConnectionRequest>;

/** Times are ISO 8601 UTC. The socket address must be used within 100 s; the token lives about a day. */
export const participantConnectionResponse = z
  .object({
    connectionToken: z.string(),
    connectionTokenExpiry: z.string(),
    websocketUrl: z.string(),
    websocketExpiry: z.string(),
  })
  .meta({ id: 'ParticipantConnectionResponse' });
export type ParticipantConnectionResponse = z.infer<typeof participantConnectionResponse>;
