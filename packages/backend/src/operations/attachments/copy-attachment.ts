import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { attachmentCopy, copyAttachmentRequest } from '@liaison/protocol/api';
import { asCopy, attachmentIn, readCopy, storeCopy } from '../../attachments/attachment-copies.ts';
import { fetchAttachment } from '../../attachments/fetch-attachment.ts';
import { requireOwnContact } from '../../auth/require-own-contact.ts';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readContacts } from '../../transcripts/thread/read-contacts.ts';
import { limitBody } from '../request-body.ts';
import { agentErrors, jsonContent } from '../responses.ts';
import { type AttachmentOptions, attachmentParams, attachmentPath } from './attachment-options.ts';

/**
 * `PUT /api/contacts/{contactId}/attachments/{attachmentId}`: copies a file of an own chat while it can still be fetched. Only a participant
 * of the chat can ask Amazon Connect for the file's address; the server fetches it from there itself. What is copied stays as it is.
 */
export function copyAttachment(app: OpenAPIHono<AppEnv>, options: AttachmentOptions): void {
  const { authenticator, contacts, store, files, origins, maxBytes, timeoutMs } = options;
  const route = createRoute({
    method: 'put',
    path: attachmentPath,
    operationId: 'copyAttachment',
    summary: "Copy a file of one of the agent's own chats to storage",
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'copyAttachment'), limitBody] as const,
    request: {
      params: attachmentParams,
      body: { required: true, ...jsonContent(copyAttachmentRequest, 'Where it is') },
    },
    responses: {
      200: jsonContent(attachmentCopy, 'The copy'),
      ...agentErrors('not_found', 'payload_too_large', 'unsupported_media_type'),
    },
  });
  app.openapi(route, async (c) => {
    const { contactId, attachmentId } = c.req.valid('param');
    const { url } = c.req.valid('json');
    const { agent } = c.var;
    await requireOwnContact(contacts, agent, contactId);
    const attachment = await attachmentIn(store.db, await readContacts(store.db, contactId), attachmentId);
    // One that was refused by the scan is kept nowhere.
    if (attachment === undefined || attachment.status !== 'APPROVED') {
      throw new ApiFailure('not_found', 'No item that is stored of this conversation has this file, approved.');
    }
    const key = { contactId: attachment.contactId, attachmentId };
    const known = await readCopy(store.db, key);
    if (known !== undefined) return c.json(asCopy(known), 200);
    const content = await fetchAttachment({ url, origins, maxBytes, timeoutMs });
    const copy = await storeCopy(store.db, files, { ...key, content, by: agent.username });
    if (copy === undefined) throw new ApiFailure('not_found', 'The contact has been erased.');
    return c.json(asCopy(copy), 200);
  });
}
