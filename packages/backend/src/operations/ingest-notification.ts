import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { notificationResponse } from '@liaison/protocol/api';
import { bodyLimit } from 'hono/body-limit';
import { ApiFailure } from '../http/api-failure.ts';
import type { AppEnv } from '../http/app-env.ts';
import { NotificationRejected, SnsUnavailable } from '../sns/notification.ts';
import type { NotificationGate } from '../sns/notification-gate.ts';
import type { Ingestion } from '../transcripts/ingestion.ts';
import { TranscriptUnreadable } from '../transcripts/transcript-file.ts';
import { errorResponses, jsonContent } from './responses.ts';

/** Bytes: a message of 256 KB, every character of which may be escaped. */
const maxBodySize = 2 * 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: maxBodySize,
  onError: () => {
    throw new ApiFailure('payload_too_large', 'The body is too large.', { rule: `at most ${maxBodySize} bytes` });
  },
});

const route = createRoute({
  method: 'post',
  path: '/api/ingest/sns',
  operationId: 'ingestNotification',
  summary: 'Take a notification of SNS: a chat item, a contact event, or an S3 event of a transcript file',
  description: 'The notification proves itself: it is signed by SNS, for a topic that the server allows.',
  middleware: [limitBody] as const,
  request: { body: { required: true, content: { 'text/plain': { schema: z.string() } } } },
  responses: {
    200: jsonContent(notificationResponse, 'What it told of is stored'),
    ...errorResponses('notification_rejected', 'payload_too_large', 'database_unavailable', 'sns_unavailable'),
  },
});

export interface IngestNotificationOptions {
  readonly gate: NotificationGate;
  readonly ingestion: Ingestion;
}

/**
 * `POST /api/ingest/sns`. Answers success once everything is stored: SNS sends again what was answered otherwise, so what sending
 * again would not mend (an unknown message, a file that is no transcript) is logged and answered with success.
 */
export function ingestNotification(app: OpenAPIHono<AppEnv>, { gate, ingestion }: IngestNotificationOptions): void {
  app.openapi(route, async (c) => {
    const deliver = async (message: string) => {
      const kind = await ingestion.deliver(message).catch((error: unknown) => {
        if (!(error instanceof TranscriptUnreadable)) throw error;
        return 'unknown' as const;
      });
      if (kind === 'unknown') c.var.logger.warn('a notification told of nothing that is kept here');
      return kind;
    };
    const kind = await gate.admit(await c.req.text(), deliver).catch((error: unknown) => {
      throw asFailure(error);
    });
    return c.json({ kind: kind ?? ('none' as const) }, 200);
  });
}

function asFailure(error: unknown): unknown {
  if (error instanceof NotificationRejected)
    return new ApiFailure('notification_rejected', error.message, { cause: error });
  if (error instanceof SnsUnavailable)
    return new ApiFailure('sns_unavailable', 'SNS does not answer.', { cause: error });
  return error;
}
