import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { liftHoldRequest } from '@liaison/protocol/api';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { liftHold as lift } from '../../privacy/holds/holds.ts';
import { connectId } from '../documents/contact-params.ts';
import { limitBody } from '../request-body.ts';
import { jsonContent } from '../responses.ts';
import { privacyErrors } from './privacy-errors.ts';
import type { PrivacyOptions } from './privacy-options.ts';

/** `POST /api/holds/{holdId}/lift`. What other holds keep stays kept. */
export function liftHold(app: OpenAPIHono<AppEnv>, { authenticator, store }: PrivacyOptions): void {
  const route = createRoute({
    method: 'post',
    path: '/api/holds/{holdId}/lift',
    operationId: 'liftHold',
    summary: 'Lift a legal hold',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'liftHold'), limitBody] as const,
    request: {
      params: z.object({ holdId: connectId }),
      body: { required: true, ...jsonContent(liftHoldRequest, 'Why') },
    },
    responses: {
      204: { description: 'The hold is lifted' },
      ...privacyErrors('not_found', 'payload_too_large', 'unsupported_media_type'),
    },
  });
  app.openapi(route, async (c) => {
    const { agent, requestId } = c.var;
    const change = { agent, requestId, reason: c.req.valid('json').reason };
    if (!(await lift(store.db, c.req.valid('param').holdId, change))) {
      throw new ApiFailure('not_found', 'There is no such hold.');
    }
    return c.body(null, 204);
  });
}
