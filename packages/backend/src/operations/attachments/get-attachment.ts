import { agentErrors } from '../responses.ts';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { attachmentIn, readCopy } from '../../attachments/attachment-copies.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { hiddenKinds } from '../../privacy/hidden-kinds.ts';
import { maskText } from '../../privacy/masking/mask-text.ts';
import { readContacts } from '../../transcripts/thread/read-contacts.ts';
import { type AttachmentOptions, attachmentParams, attachmentPath } from './attachment-options.ts';

/**
 * `GET /api/contacts/{contactId}/attachments/{attachmentId}`: the copy of a file, always as a download and never as the type that its sender
 * claimed.
 */
export function getAttachment(app: OpenAPIHono<AppEnv>, options: AttachmentOptions): void {
  const { authenticator, readers, store, files, masking } = options;
  const route = createRoute({
    method: 'get',
    path: attachmentPath,
    operationId: 'getAttachment',
    summary: 'The copy of a file that was sent in a conversation',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'getAttachment')] as const,
    request: { params: attachmentParams },
    responses: {
      200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
      ...agentErrors('not_found'),
    },
  });
  app.openapi(route, async (c) => {
    const { contactId, attachmentId } = c.req.valid('param');
    const { agent, requestId } = c.var;
    await readers.requireReadable(agent, contactId);
    const contacts = await readContacts(store.db, contactId);
    const attachment = await attachmentIn(store.db, contacts, attachmentId);
    const copy = attachment && (await readCopy(store.db, { contactId: attachment.contactId, attachmentId }));
    if (attachment === undefined || copy === undefined)
      throw new ApiFailure('not_found', 'There is no copy of this file.');
    const customerId = contacts.find(({ id }) => id === contactId)?.customer_id ?? undefined;
    const detail = { attachmentId, sha256: copy.sha256 };
    await auditLog(store.db)({ agent, requestId, action: 'attachment.read', contactId, customerId, detail });
    const content = await files.get(copy.file);
    if (content === undefined) throw new ApiFailure('not_found', 'There is no copy of this file.');
    const name = maskText(attachment.name ?? '', hiddenKinds(masking, agent)).text;
    return c.body(content, 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(copy.size),
      'Content-Disposition': disposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
  });
}

/** RFC 6266: a name that every browser takes, and the real one. No folders, nothing that could end the header. */
function disposition(name: string): string {
  const whole =
    name
      .toWellFormed()
      .replaceAll(/[\p{C}/\\]/gu, '_')
      .slice(0, 200)
      .toWellFormed() || 'attachment';
  const encoded = encodeURIComponent(whole).replaceAll(/['()*]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${whole.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encoded}`;
}
