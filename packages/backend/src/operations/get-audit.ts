import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { auditQuery, auditResponse } from '@liaison/protocol/api';
import { auditLog } from '../audit/audit.ts';
import { readAudit } from '../audit/read-audit.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { requireRole } from '../auth/require-role.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Store } from '../store/store.ts';
import { errorResponses, jsonContent } from './responses.ts';

export interface GetAuditOptions {
  readonly authenticator: Authenticator;
  readonly store: Pick<Store, 'db'>;
}

/** `GET /api/audit`: the audit log, newest first. Reading it is in it too. */
export function getAudit(app: OpenAPIHono<AppEnv>, { authenticator, store }: GetAuditOptions): void {
  const route = createRoute({
    method: 'get',
    path: '/api/audit',
    operationId: 'getAudit',
    summary: 'Who did what, newest first',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'getAudit')] as const,
    request: { query: auditQuery },
    responses: {
      200: jsonContent(auditResponse, 'A page of the audit log'),
      ...errorResponses(
        'invalid_request',
        'unauthorized',
        'forbidden',
        'rate_limited',
        'issuer_unavailable',
        'database_unavailable',
      ),
    },
  });
  app.openapi(route, async (c) => {
    const query = c.req.valid('query');
    const { agent, requestId } = c.var;
    const { contactId, customerId } = query;
    await auditLog(store.db)({ agent, requestId, action: 'audit.read', contactId, customerId });
    const { entries, next } = await readAudit(store.db, query);
    return c.json({ entries: [...entries], next }, 200);
  });
}
