import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { readinessResponse } from '@liaison/protocol/api';
import type { Authenticator } from '../auth/authenticator.ts';
import type { AppEnv } from '../http/app-env.ts';
import { jsonContent } from './responses.ts';

const route = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  summary: 'Whether everything the server needs is there',
  description: 'Amazon Connect is not asked: every call to it counts against the limits of the instance.',
  responses: {
    200: jsonContent(readinessResponse, 'Ready'),
    503: jsonContent(readinessResponse, 'Something is missing'),
  },
});

/** `GET /readyz`. */
export function getReadiness(app: OpenAPIHono<AppEnv>, authenticator: Pick<Authenticator, 'check'>): void {
  app.openapi(route, async (c) => {
    const issuer = await authenticator.check().then(
      () => 'ok' as const,
      () => 'unreachable' as const,
    );
    if (issuer === 'ok') return c.json({ status: 'ready' as const, checks: { issuer } }, 200);
    return c.json({ status: 'not_ready' as const, checks: { issuer } }, 503);
  });
}
