import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { healthResponse } from '@liaison/protocol/api';
import type { AppEnv } from '../http/app-env.ts';
import { jsonContent } from './responses.ts';

const route = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'getHealth',
  summary: 'Whether the server is alive',
  responses: { 200: jsonContent(healthResponse, 'Alive') },
});

/** `GET /healthz`. */
export function getHealth(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, (c) => c.json({ status: 'ok' as const }, 200));
}
