import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { earlierNotesResponse, note } from '@liaison/protocol/api';
import { readDocuments } from '../../agent-data/read-documents.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readContacts } from '../../transcripts/thread/read-contacts.ts';
import { agentErrors, jsonContent } from '../responses.ts';
import { contactParams } from './contact-params.ts';
import type { DocumentOptions } from './document-resource.ts';

/** `GET /api/contacts/{contactId}/earlier-notes`: what agents noted on the other contacts of the conversation, such as before a transfer. */
export function getEarlierNotes(app: OpenAPIHono<AppEnv>, { authenticator, readers, store }: DocumentOptions): void {
  const route = createRoute({
    method: 'get',
    path: '/api/contacts/{contactId}/earlier-notes',
    operationId: 'getEarlierNotes',
    summary: 'The notes on the other contacts of the conversation that a contact is part of',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'getEarlierNotes')] as const,
    request: { params: contactParams },
    responses: { 200: jsonContent(earlierNotesResponse, 'The notes, oldest contact first'), ...agentErrors() },
  });
  app.openapi(route, async (c) => {
    const { contactId } = c.req.valid('param');
    const { agent, requestId } = c.var;
    await readers.requireReadable(agent, contactId);
    const others = (await readContacts(store.db, contactId)).map(({ id }) => id).filter((id) => id !== contactId);
    const found = await readDocuments(store.db, { kind: 'note', owners: others });
    const notes = others.flatMap((id) => {
      const document = found.get(id);
      const content = note.safeParse(document?.content).data;
      return document === undefined || content === undefined || content.text.trim() === ''
        ? []
        : { ...document, contactId: id, content };
    });
    const audit = auditLog(store.db);
    for (const read of notes) await audit({ agent, requestId, action: 'note.read', contactId: read.contactId });
    return c.json({ notes }, 200);
  });
}
