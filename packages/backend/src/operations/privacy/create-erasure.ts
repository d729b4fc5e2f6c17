import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { erasureProof, erasureRequest } from '@liaison/protocol/api';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { erase, UnderHold } from '../../privacy/erasure/erase.ts';
import { limitBody } from '../request-body.ts';
import { jsonContent } from '../responses.ts';
import { privacyErrors } from './privacy-errors.ts';
import type { PrivacyOptions } from './privacy-options.ts';

/** `POST /api/erasures`: erases a customer, or a conversation, and answers with the proof. */
export function createErasure(app: OpenAPIHono<AppEnv>, { authenticator, store, now }: PrivacyOptions): void {
  const route = createRoute({
    method: 'post',
    path: '/api/erasures',
    operationId: 'createErasure',
    summary: 'Erase everything of a customer or of a conversation',
    description:
      'Covers the database of this server: neither backups that were taken before nor what Amazon Connect and S3 keep.',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'createErasure'), limitBody] as const,
    request: { body: { required: true, ...jsonContent(erasureRequest, 'What to erase, and why') } },
    responses: {
      200: jsonContent(erasureProof, 'What was erased, as the audit log has it too'),
      ...privacyErrors('under_hold', 'payload_too_large', 'unsupported_media_type'),
    },
  });
  app.openapi(route, async (c) => {
    const { agent, requestId } = c.var;
    const proof = await erase(store.db, { ...c.req.valid('json'), agent, requestId, at: now() }).catch(
      (error: unknown) => {
        if (error instanceof UnderHold) throw new ApiFailure('under_hold', error.message);
        throw error;
      },
    );
    return c.json(proof, 200);
  });
}
