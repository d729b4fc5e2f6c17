import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { ifMatch } from '@liaison/protocol/api';
import type { DocumentKind } from '../../agent-data/document-table.ts';
import { writeDocument } from '../../agent-data/documents.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { requireNotDeleted } from '../../privacy/deletion/require-not-deleted.ts';
import { limitBody } from '../request-body.ts';
import { agentErrors, jsonContent } from '../responses.ts';
import { conflictResponse, etagHeader, etagOf } from './document-answers.ts';
import type { DocumentOptions, DocumentResource } from './document-resource.ts';

/** What is about the contact in the path. */
const ofContacts: ReadonlySet<DocumentKind> = new Set(['note', 'disposition', 'handoff_card']);

/** `PUT` of one kind of document, over the version that `If-Match` names and no other. */
export function putDocument(
  app: OpenAPIHono<AppEnv>,
  { authenticator, store, now }: DocumentOptions,
  resource: DocumentResource,
): void {
  const { operation, summary, audited } = resource.put;
  const route = createRoute({
    method: 'put',
    path: resource.path,
    operationId: operation,
    summary,
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, operation), limitBody] as const,
    request: {
      params: resource.params,
      headers: ifMatch,
      body: { required: true, ...jsonContent(resource.content, 'The content') },
    },
    responses: {
      200: { ...jsonContent(resource.document, 'The document as written'), headers: etagHeader },
      409: { ...conflictResponse(resource.document), headers: etagHeader },
      ...agentErrors('payload_too_large', 'unsupported_media_type'),
    },
  });
  app.openapi(route, async (c) => {
    const [id = ''] = Object.values(c.req.valid('param'));
    const content = c.req.valid('json');
    const seen = Number(c.req.valid('header')['if-match'].slice(1, -1));
    const { agent, requestId } = c.var;
    const key = await resource.keyOf({ agent, id });
    await resource.check?.(content, { agent, id });
    const { written, document } = await store.db.transaction().execute(async (transaction) => {
      if (ofContacts.has(key.kind)) await requireNotDeleted(transaction, id);
      const result = await writeDocument(transaction, key, { content, seen, by: agent.username, at: now() });
      if (result.written && audited !== undefined) {
        await auditLog(transaction)({ agent, requestId, action: audited, detail: { owner: key.owner } });
      }
      return result;
    });
    if (written) return c.json(document, 200, { ETag: etagOf(document) });
    const conflict = new ApiFailure('conflict', 'Somebody has written since this was read.');
    return c.json({ ...conflict.body(requestId), current: document }, 409, { ETag: etagOf(document) });
  });
}
