import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { threadQuery, threadResponse } from '@liaison/protocol/api';
import { auditLog } from '../audit/audit.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { ContactReaders } from '../auth/contact-readers.ts';
import { requireRole } from '../auth/require-role.ts';
import type { AppEnv } from '../http/app-env.ts';
import { hiddenKinds, type MaskingPolicy, mayReveal } from '../privacy/hidden-kinds.ts';
import { maskItem } from '../privacy/masking/mask-item.ts';
import type { Store } from '../store/store.ts';
import { readContacts } from '../transcripts/thread/read-contacts.ts';
import { readItems } from '../transcripts/thread/read-items.ts';
import { threadContact, threadItem } from '../transcripts/thread/thread-item.ts';
import { positionOf } from './cursor.ts';
import { contactParams } from './documents/contact-params.ts';
import { agentErrors, jsonContent } from './responses.ts';

export interface GetThreadOptions {
  readonly authenticator: Authenticator;
  readonly readers: ContactReaders;
  readonly store: Pick<Store, 'db'>;
  readonly masking: MaskingPolicy;
}

/** `GET /api/contacts/{contactId}/thread`: the conversation as one thread, across transfers and the chats that it continues. */
export function getThread(
  app: OpenAPIHono<AppEnv>,
  { authenticator, readers, store, masking }: GetThreadOptions,
): void {
  const route = createRoute({
    method: 'get',
    path: '/api/contacts/{contactId}/thread',
    operationId: 'getThread',
    summary: 'The whole conversation that a contact is part of',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'getThread')] as const,
    request: { params: contactParams, query: threadQuery },
    responses: {
      200: jsonContent(threadResponse, 'A page of the conversation'),
      ...agentErrors(),
    },
  });

  app.openapi(route, async (c) => {
    const { contactId } = c.req.valid('param');
    const { from, limit, cursor } = c.req.valid('query');
    const { agent, requestId } = c.var;
    const after = positionOf(cursor);
    await readers.requireReadable(agent, contactId);
    await auditLog(store.db)({ agent, requestId, action: 'contact.read', contactId });
    const parts = await readContacts(store.db, contactId);
    const { items, next } = await readItems(store.db, { contacts: parts, from, limit, after });
    const hidden = hiddenKinds(masking, agent);
    const revealable = mayReveal(masking, agent);
    const shown = items.map((item) => {
      const masked = maskItem(threadItem(item), hidden);
      return masked.Masked && revealable ? { ...masked, Revealable: true as const } : masked;
    });
    return c.json({ contacts: parts.map(threadContact), items: shown, next }, 200);
  });
}
