import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { historyQuery, historyResponse } from '@liaison/protocol/api';
import { readHistory } from '../../archive/history.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { positionOf } from '../cursor.ts';
import { contactParams } from '../documents/contact-params.ts';
import { agentErrors, jsonContent } from '../responses.ts';
import type { ArchiveOptions } from './archive-options.ts';

/** `GET /api/contacts/{contactId}/history`. */
export function getHistory(app: OpenAPIHono<AppEnv>, options: ArchiveOptions): void {
  const { authenticator, readers, store, shownTo } = options;
  const route = createRoute({
    method: 'get',
    path: '/api/contacts/{contactId}/history',
    operationId: 'getHistory',
    summary: 'Other contacts of the customer that the reader may read, newest first',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'getHistory')] as const,
    request: { params: contactParams, query: historyQuery },
    responses: { 200: jsonContent(historyResponse, 'A page of contacts'), ...agentErrors() },
  });
  app.openapi(route, async (c) => {
    const { contactId } = c.req.valid('param');
    const { cursor, limit } = c.req.valid('query');
    const { agent, requestId } = c.var;
    const after = positionOf(cursor);
    await readers.requireReadable(agent, contactId);
    const contact = await store.db
      .selectFrom('contact')
      .select(['initial_contact_id', 'customer_id'])
      .where('id', '=', contactId)
      .executeTakeFirst();
    const customerId = contact?.customer_id ?? undefined;
    await auditLog(store.db)({ agent, requestId, action: 'customer.read', contactId, customerId });
    const readable = await readers.readableContacts(agent);
    const { contacts, next } = await readHistory(store.db, { contact, limit, after, readable, shown: shownTo(agent) });
    return c.json({ customerId, contacts: [...contacts], next }, 200);
  });
}
