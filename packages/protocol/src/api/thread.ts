import { z } from 'zod';
import { maskedSpan } from './masking.ts';

/** `GET /api/contacts/{contactId}/thread`: the whole conversation that a contact is part of, a page at a time. */
export const threadQuery = z.object({
  /** Which end the first page is of. Items of a page are oldest first in any case. */
  from: z.enum(['start', 'end']).default('start'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** The `next` of the page before. */
  cursor: z.string().min(1).max(2000).optional(),
});
export type ThreadQuery = z.infer<typeof threadQuery>;

/** One contact of the conversation. Times are ISO 8601 in UTC; what Amazon Connect has not told of is absent. */
export const threadContact = z
  .object({
    contactId: z.string(),
    initialContactId: z.string(),
    channel: z.string().optional(),
    initiationMethod: z.string().optional(),
    initiatedAt: z.string().optional(),
    connectedToAgentAt: z.string().optional(),
    disconnectedAt: z.string().optional(),
    queueId: z.string().optional(),
    queueName: z.string().optional(),
    /** Id of the user in Amazon Connect. */
    agentId: z.string().optional(),
    customerId: z.string().optional(),
  })
  .meta({ id: 'ThreadContact' });
export type ThreadContact = z.infer<typeof threadContact>;

/** An item as the Participant Service serves it, always with its contact. */
export const threadItem = z
  .object({
    Id: z.string(),
    ContactId: z.string(),
    Type: z.string(),
    AbsoluteTime: z.string(),
    ContentType: z.string().optional(),
    Content: z.string().optional(),
    ParticipantId: z.string().optional(),
    ParticipantRole: z.string().optional(),
    DisplayName: z.string().optional(),
    RelatedContactId: z.string().optional(),
    Attachments: z.array(z.record(z.string(), z.unknown())).optional(),
    MessageMetadata: z.record(z.string(), z.unknown()).optional(),
    /** Where something was left out that the reader may not see. `field` is a path, e.g. `Content` or `Attachments.0.AttachmentName`. */
    Masked: z.array(maskedSpan.extend({ field: z.string() })).optional(),
    /** This reader may have what was left out shown, with a reason. */
    Revealable: z.literal(true).optional(),
  })
  .meta({ id: 'ThreadItem' });
export type ThreadItem = z.infer<typeof threadItem>;

export const threadResponse = z
  .object({
    /** Every contact of the conversation, whatever the page, in the order in which they began as far as that is known. */
    contacts: z.array(threadContact),
    items: z.array(threadItem),
    /** Absent on the last page. */
    next: z.string().optional(),
  })
  .meta({ id: 'ThreadResponse' });
export type ThreadResponse = z.infer<typeof threadResponse>;

/** Why somebody does what has to be answered for: kept in the audit log as it was given. */
export const reason = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .refine((text) => !text.includes('\0'), 'without the character NUL');

/** `POST /api/contacts/{contactId}/items/{itemId}/reveal`: one item of a conversation with nothing left out. */
export const revealRequest = z
  .strictObject({
    reason,
    /** Contact of the item, when it is another one of the same conversation than the one in the path. */
    itemContactId: z.string().min(1).max(256).optional(),
  })
  .meta({ id: 'RevealRequest' });
export type RevealRequest = z.infer<typeof revealRequest>;
