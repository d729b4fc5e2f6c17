import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { legalHold, setHoldRequest } from '@liaison/protocol/api';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { setHold as keep } from '../../privacy/holds/holds.ts';
import { limitBody } from '../request-body.ts';
import { jsonContent } from '../responses.ts';
import { privacyErrors } from './privacy-errors.ts';
import type { PrivacyOptions } from './privacy-options.ts';

/** `POST /api/holds`: keeps everything of a customer or of a conversation, whatever retention and erasure say. */
export function setHold(app: OpenAPIHono<AppEnv>, { authenticator, store, now, newId }: PrivacyOptions): void {
  const route = createRoute({
    method: 'post',
    path: '/api/holds',
    operationId: 'setHold',
    summary: 'Set a legal hold: nothing of it is deleted until it is lifted',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'setHold'), limitBody] as const,
    request: { body: { required: true, ...jsonContent(setHoldRequest, 'What to keep, and why') } },
    responses: {
      201: jsonContent(legalHold, 'The hold'),
      ...privacyErrors('payload_too_large', 'unsupported_media_type'),
    },
  });
  app.openapi(route, async (c) => {
    const { agent, requestId } = c.var;
    const hold = await keep(store.db, { ...c.req.valid('json'), agent, requestId, holdId: newId(), at: now() });
    return c.json(hold, 201);
  });
}
