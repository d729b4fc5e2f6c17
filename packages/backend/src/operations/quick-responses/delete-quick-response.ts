import { agentErrors } from '../responses.ts';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { shortcut } from '@liaison/protocol/api';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import type { DocumentOptions } from '../documents/document-resource.ts';

/** `DELETE /api/quick-responses/{shortcut}`. Succeeds for one that is not there: it may be repeated. */
export function deleteQuickResponse(app: OpenAPIHono<AppEnv>, { authenticator, store }: DocumentOptions): void {
  const route = createRoute({
    method: 'delete',
    path: '/api/quick-responses/{shortcut}',
    operationId: 'deleteQuickResponse',
    summary: 'Delete a quick response',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'deleteQuickResponse')] as const,
    request: { params: z.object({ shortcut }) },
    responses: { 204: { description: 'It is gone' }, ...agentErrors() },
  });
  app.openapi(route, async (c) => {
    const owner = c.req.valid('param').shortcut;
    const { agent, requestId } = c.var;
    await store.db.transaction().execute(async (transaction) => {
      const gone = await transaction
        .deleteFrom('document')
        .where('kind', '=', 'quick_response')
        .where('owner', '=', owner)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) return;
      await auditLog(transaction)({
        agent,
        requestId,
        action: 'quick_responses.change',
        detail: { owner, deleted: true },
      });
    });
    return c.body(null, 204);
  });
}
