import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { dispositionCodes } from '@liaison/protocol/api';
import { codesOfQueue } from '../../agent-data/codes-of-queue.ts';
import { requireReadableContact } from '../../auth/require-readable-contact.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { agentErrors, jsonContent } from '../responses.ts';
import { contactParams } from './contact-params.ts';
import type { DocumentOptions } from './document-resource.ts';

/** `GET /api/contacts/{contactId}/disposition-codes`: what the agent chooses from. Amazon Connect says which queue the contact came from. */
export function getContactDispositionCodes(
  app: OpenAPIHono<AppEnv>,
  { authenticator, contacts, store }: DocumentOptions,
): void {
  const route = createRoute({
    method: 'get',
    path: '/api/contacts/{contactId}/disposition-codes',
    operationId: 'getContactDispositionCodes',
    summary: 'The codes to choose from for a contact, and whether one is required',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'getContactDispositionCodes')] as const,
    request: { params: contactParams },
    responses: { 200: jsonContent(dispositionCodes, 'The codes'), ...agentErrors() },
  });
  app.openapi(route, async (c) => {
    const { contactId } = c.req.valid('param');
    const { queueId } = await requireReadableContact(contacts, c.var.agent, contactId);
    return c.json(await codesOfQueue(store.db, queueId), 200);
  });
}
