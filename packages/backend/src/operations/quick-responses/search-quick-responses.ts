import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { quickResponseQuery, quickResponsesResponse } from '@liaison/protocol/api';
import { findQuickResponses } from '../../agent-data/quick-responses.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import type { DocumentOptions } from '../documents/document-resource.ts';
import { agentErrors, jsonContent } from '../responses.ts';

/** `GET /api/quick-responses`. */
export function searchQuickResponses(app: OpenAPIHono<AppEnv>, { authenticator, store }: DocumentOptions): void {
  const route = createRoute({
    method: 'get',
    path: '/api/quick-responses',
    operationId: 'searchQuickResponses',
    summary: 'Quick responses by the beginning of their shortcut or a part of their title',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'searchQuickResponses')] as const,
    request: { query: quickResponseQuery },
    responses: { 200: jsonContent(quickResponsesResponse, 'A page of quick responses'), ...agentErrors() },
  });
  app.openapi(route, async (c) => c.json(await findQuickResponses(store.db, c.req.valid('query')), 200));
}
