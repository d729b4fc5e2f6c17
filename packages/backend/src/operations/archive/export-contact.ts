import { agentErrors } from '../responses.ts';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { exportedConversation, exportQuery } from '@liaison/protocol/api';
import { exportConversation } from '../../archive/export/export-conversation.ts';
import { exportFormats } from '../../archive/export/export-formats.ts';
import { isTimeZone } from '../../archive/export/zoned-time.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { hiddenKinds, type MaskingPolicy } from '../../privacy/hidden-kinds.ts';
import { readContacts } from '../../transcripts/thread/read-contacts.ts';
import { contactParams } from '../documents/contact-params.ts';
import type { ArchiveOptions } from './archive-options.ts';

export interface ExportContactOptions extends Pick<ArchiveOptions, 'authenticator' | 'readers' | 'store'> {
  readonly masking: MaskingPolicy;
}

const file = { schema: z.string() };
const extensions = { json: 'json', html: 'html', text: 'txt', csv: 'csv' } as const;

/**
 * `GET /api/contacts/{contactId}/export`: the conversation as a file. That it is asked for is on record before anything is sent, and its hash
 * before the end of it is.
 */
export function exportContact(app: OpenAPIHono<AppEnv>, options: ExportContactOptions): void {
  const { authenticator, readers, store, masking } = options;
  const route = createRoute({
    method: 'get',
    path: '/api/contacts/{contactId}/export',
    operationId: 'exportContact',
    summary: 'The whole conversation that a contact is part of, as a file that shows whether it was changed',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'exportContact')] as const,
    request: { params: contactParams, query: exportQuery },
    responses: {
      200: {
        description: 'The file',
        content: {
          'application/json': { schema: exportedConversation },
          'text/html': file,
          'text/plain': file,
          'text/csv': file,
        },
      },
      ...agentErrors('not_found'),
    },
  });
  app.openapi(route, async (c) => {
    const { contactId } = c.req.valid('param');
    const { format: name, timeZone } = c.req.valid('query');
    const { agent, requestId } = c.var;
    if (!isTimeZone(timeZone)) {
      throw new ApiFailure('invalid_request', 'timeZone is not valid.', {
        field: 'timeZone',
        rule: 'an IANA time zone',
      });
    }
    await readers.requireReadable(agent, contactId);
    const contacts = await readContacts(store.db, contactId);
    if (contacts.length === 0) throw new ApiFailure('not_found', 'Nothing is stored of this contact.');
    const customerId = contacts.find(({ id }) => id === contactId)?.customer_id ?? undefined;
    const hidden = hiddenKinds(masking, agent);
    const record = (detail: Readonly<Record<string, string | number>>) =>
      auditLog(store.db)({ agent, requestId, action: 'contact.export', contactId, customerId, detail });
    await record({ format: name, timeZone, masked: [...hidden].join(' ') });
    const format = exportFormats[name];
    const pieces = exportConversation({
      db: store.db,
      format,
      contactId,
      contacts,
      timeZone,
      hidden,
      onSealed: ({ items, hash }) => record({ format: name, items, sha256: hash }),
    });
    return c.body(ReadableStream.from(pieces).pipeThrough(new TextEncoderStream()), 200, {
      'Content-Type': format.contentType,
      'Content-Disposition': `attachment; filename="conversation-${contactId.replaceAll(/[^\w-]/g, '_')}.${extensions[name]}"`,
    });
  });
}
