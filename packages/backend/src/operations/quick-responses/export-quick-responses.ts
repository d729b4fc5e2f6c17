import { agentErrors } from '../responses.ts';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { writeQuickResponses } from '../../agent-data/quick-response-file.ts';
import { allQuickResponses } from '../../agent-data/quick-responses.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import type { DocumentOptions } from '../documents/document-resource.ts';

/** `GET /api/quick-responses/export`: the file that the import takes. */
export function exportQuickResponses(app: OpenAPIHono<AppEnv>, { authenticator, store }: DocumentOptions): void {
  const route = createRoute({
    method: 'get',
    path: '/api/quick-responses/export',
    operationId: 'exportQuickResponses',
    summary: 'All quick responses as a CSV file',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'exportQuickResponses')] as const,
    responses: {
      200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
      ...agentErrors(),
    },
  });
  app.openapi(route, async (c) =>
    c.body(writeQuickResponses(await allQuickResponses(store.db)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="quick-responses.csv"',
    }),
  );
}
