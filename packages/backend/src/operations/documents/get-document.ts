import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { readDocument } from '../../agent-data/documents.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { agentErrors, jsonContent } from '../responses.ts';
import { etagHeader, etagOf } from './document-answers.ts';
import type { DocumentOptions, DocumentResource } from './document-resource.ts';

/** `GET` of one kind of document: version 0 without content where nothing has been written. */
export function getDocument(
  app: OpenAPIHono<AppEnv>,
  { authenticator, store }: DocumentOptions,
  resource: DocumentResource,
): void {
  const { operation, summary, audited } = resource.get;
  const route = createRoute({
    method: 'get',
    path: resource.path,
    operationId: operation,
    summary,
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, operation)] as const,
    request: { params: resource.params },
    responses: {
      200: { ...jsonContent(resource.document, 'The document'), headers: etagHeader },
      ...agentErrors(),
    },
  });
  app.openapi(route, async (c) => {
    const [id = ''] = Object.values(c.req.valid('param'));
    const { agent, requestId } = c.var;
    const key = await resource.keyOf({ agent, id });
    if (audited !== undefined) await auditLog(store.db)({ agent, requestId, action: audited, contactId: id });
    const document = await readDocument(store.db, key);
    return c.json(document, 200, { ETag: etagOf(document) });
  });
}
