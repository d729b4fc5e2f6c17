import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { holdsQuery, holdsResponse } from '@liaison/protocol/api';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { listHolds } from '../../privacy/holds/holds.ts';
import { jsonContent } from '../responses.ts';
import { privacyErrors } from './privacy-errors.ts';
import type { PrivacyOptions } from './privacy-options.ts';

/** `GET /api/holds`: every hold that is set, the oldest first. */
export function getHolds(app: OpenAPIHono<AppEnv>, { authenticator, store }: PrivacyOptions): void {
  const route = createRoute({
    method: 'get',
    path: '/api/holds',
    operationId: 'getHolds',
    summary: 'What must not be deleted, and why',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'getHolds')] as const,
    request: { query: holdsQuery },
    responses: { 200: jsonContent(holdsResponse, 'A page of holds'), ...privacyErrors() },
  });
  app.openapi(route, async (c) => c.json(await listHolds(store.db, c.req.valid('query')), 200));
}
