import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { uploadItemsRequest, uploadItemsResponse } from '@liaison/protocol/api';
import { bodyLimit } from 'hono/body-limit';
import type { Kysely } from 'kysely';
import type { Authenticator } from '../auth/authenticator.ts';
import { requireRole } from '../auth/require-role.ts';
import { requireOwnContact } from '../auth/require-own-contact.ts';
import type { ContactAgents, DescribedContact } from '../connect/contact-agents.ts';
import { ApiFailure } from '../http/api-failure.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { ingestItems } from '../transcripts/ingest-items.ts';
import { ItemSource } from '../transcripts/item-source.ts';
import { contactParams } from './documents/contact-params.ts';
import { agentErrors, jsonContent } from './responses.ts';

/** Bytes: some hundred long messages. A longer transcript is sent in parts. */
const maxBodySize = 4 * 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: maxBodySize,
  onError: () => {
    throw new ApiFailure('payload_too_large', 'The body is too large.', { rule: `at most ${maxBodySize} bytes` });
  },
});

export interface UploadItemsOptions {
  readonly authenticator: Authenticator;
  readonly contacts: ContactAgents;
  readonly store: Pick<Store, 'db'>;
  readonly now: () => Date;
}

/**
 * `POST /api/contacts/{contactId}/items`: what the agent's desktop has of a chat, for instances without streaming. It fills gaps and
 * replaces nothing that Amazon Connect itself has told.
 */
export function uploadItems(
  app: OpenAPIHono<AppEnv>,
  { authenticator, contacts, store, now }: UploadItemsOptions,
): void {
  const route = createRoute({
    method: 'post',
    path: '/api/contacts/{contactId}/items',
    operationId: 'uploadItems',
    summary: "Upload items of one of the agent's own contacts",
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'uploadItems'), limitBody] as const,
    request: {
      params: contactParams,
      body: { required: true, ...jsonContent(uploadItemsRequest, 'The items') },
    },
    responses: {
      200: jsonContent(uploadItemsResponse, 'What has become of them'),
      ...agentErrors('payload_too_large', 'unsupported_media_type'),
    },
  });

  app.openapi(route, async (c) => {
    const { contactId } = c.req.valid('param');
    const { items } = c.req.valid('json');
    const contact = await requireOwnContact(contacts, c.var.agent, contactId);
    const own = items.filter(({ ContactId = contactId }) => ContactId === contactId);
    const delivery = { source: ItemSource.upload, items: own, contact };
    const { stored, unchanged, unreadable } = await ingestItems(store.db, [delivery], now());
    await noteAgent(store.db, contact);
    return c.json({ stored, unchanged, unreadable: unreadable + items.length - own.length }, 200);
  });
}

/** Without contact events nobody else tells whose the contact was: searching needs to know. */
async function noteAgent(db: Kysely<Database>, { id, agentId, queueId }: DescribedContact): Promise<void> {
  if (agentId === undefined) return;
  await db
    .updateTable('contact')
    .set((set) => ({ agent_id: agentId, queue_id: set.fn.coalesce('queue_id', set.val(queueId ?? null)) }))
    .where('id', '=', id)
    .where('agent_id', 'is', null)
    .execute();
}
