import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { readinessResponse } from '@liaison/protocol/api';
import type { Authenticator } from '../auth/authenticator.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Store } from '../store/store.ts';
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

export interface GetReadinessOptions {
  readonly authenticator: Pick<Authenticator, 'check'>;
  readonly store: Pick<Store, 'check'>;
}

/** `GET /readyz`. */
export function getReadiness(app: OpenAPIHono<AppEnv>, { authenticator, store }: GetReadinessOptions): void {
  const issuerState = () =>
    authenticator.check().then(
      () => 'ok' as const,
      () => 'unreachable' as const,
    );
  app.openapi(route, async (c) => {
    const [issuer, database] = await Promise.all([issuerState(), store.check()]);
    const checks = { issuer, database };
    if (issuer === 'ok' && database === 'ok') return c.json({ status: 'ready' as const, checks }, 200);
    return c.json({ status: 'not_ready' as const, checks }, 503);
  });
}
