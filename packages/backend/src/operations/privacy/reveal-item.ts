import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { revealRequest, sensitiveKinds, threadItem as threadItemSchema } from '@liaison/protocol/api';
import { auditLog } from '../../audit/audit.ts';
import type { Authenticator } from '../../auth/authenticator.ts';
import type { ContactReaders } from '../../auth/contact-readers.ts';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { type MaskingPolicy, mayReveal } from '../../privacy/hidden-kinds.ts';
import { maskItem } from '../../privacy/masking/mask-item.ts';
import type { Store } from '../../store/store.ts';
import { readContacts } from '../../transcripts/thread/read-contacts.ts';
import { readItem } from '../../transcripts/thread/read-item.ts';
import { threadItem } from '../../transcripts/thread/thread-item.ts';
import { connectId } from '../documents/contact-params.ts';
import { limitBody } from '../request-body.ts';
import { agentErrors, jsonContent } from '../responses.ts';

export interface RevealItemOptions {
  readonly authenticator: Authenticator;
  readonly readers: ContactReaders;
  readonly store: Pick<Store, 'db'>;
  readonly masking: MaskingPolicy;
}

const everything = new Set(sensitiveKinds);

/** `POST /api/contacts/{contactId}/items/{itemId}/reveal`: one item as it was written, for who may know and says why. */
export function revealItem(
  app: OpenAPIHono<AppEnv>,
  { authenticator, readers, store, masking }: RevealItemOptions,
): void {
  const route = createRoute({
    method: 'post',
    path: '/api/contacts/{contactId}/items/{itemId}/reveal',
    operationId: 'revealItem',
    summary: 'One item of a conversation with nothing masked; who asked and why is kept in the audit log',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'revealItem'), limitBody] as const,
    request: {
      params: z.object({ contactId: connectId, itemId: connectId }),
      body: { required: true, ...jsonContent(revealRequest, 'Why') },
    },
    responses: {
      200: jsonContent(threadItemSchema, 'The item'),
      ...agentErrors('not_found', 'payload_too_large', 'unsupported_media_type'),
    },
  });

  app.openapi(route, async (c) => {
    const { contactId, itemId } = c.req.valid('param');
    const { reason, itemContactId = contactId } = c.req.valid('json');
    const { agent, requestId } = c.var;
    if (!mayReveal(masking, agent)) {
      throw new ApiFailure('forbidden', 'You may not reveal what is masked.', { rule: 'a role that may reveal' });
    }
    await readers.requireReadable(agent, contactId);
    const part = (await readContacts(store.db, contactId)).find(({ id }) => id === itemContactId);
    const stored = part && (await readItem(store.db, part, itemId));
    if (part === undefined || stored === undefined) {
      throw new ApiFailure('not_found', 'There is no such item in this conversation.');
    }
    const item = threadItem(stored);
    const kinds = new Set(maskItem(item, everything).Masked?.map(({ kind }) => kind));
    await auditLog(store.db)({
      agent,
      requestId,
      action: 'contact.reveal',
      contactId: itemContactId,
      customerId: part.customer_id ?? undefined,
      reason,
      detail: { itemId, kinds: [...kinds].join(' '), conversation: contactId },
    });
    return c.json(item, 200);
  });
}
