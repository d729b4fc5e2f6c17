import * as z from 'zod/mini';

/** Roles the Participant Service names. A role we do not know stays a string: an item is never dropped for it. */
export const ParticipantRole = ['AGENT', 'CUSTOMER', 'SYSTEM', 'CUSTOM_BOT', 'SUPERVISOR'] as const;
export type ParticipantRole = (typeof ParticipantRole)[number];

const attachment = z.object({
  AttachmentId: z.optional(z.string()),
  AttachmentName: z.optional(z.string()),
  ContentType: z.optional(z.string()),
  Status: z.optional(z.string()),
});

const receipt = z.object({
  RecipientParticipantId: z.optional(z.string()),
  DeliveredTimestamp: z.optional(z.string()),
  ReadTimestamp: z.optional(z.string()),
});

const messageMetadata = z.object({
  MessageId: z.optional(z.string()),
  Receipts: z.optional(z.array(receipt)),
  MessageProcessingStatus: z.optional(z.string()),
  ChunkNumber: z.optional(z.number()),
  MessageCompleted: z.optional(z.boolean()),
});

/**
 * One item of a chat, as it travels in a socket frame (`aws/chat`) and in a page of GetTranscript.
 * Times are ISO 8601 with milliseconds in UTC. Receipts arrive as Type `MESSAGEMETADATA` (ChatJS; not in the API's enum).
 * Unknown members are dropped, unknown types and roles are kept.
 * Source: Participant Service API model 2018-09-07, shape Item; frames observed on ChatJS 5.0.0.
 */
export const wireItem = z.object({
  Id: z.string().check(z.minLength(1)),
  Type: z.string(),
  AbsoluteTime: z.string(),
  ContentType: z.optional(z.string()),
  Content: z.optional(z.string()),
  ParticipantId: z.optional(z.string()),
  DisplayName: z.optional(z.string()),
  ParticipantRole: z.optional(z.string()),
  ContactId: z.optional(z.string()),
  InitialContactId: z.optional(z.string()),
  RelatedContactId: z.optional(z.string()),
  Attachments: z.optional(z.array(attachment)),
  MessageMetadata: z.optional(messageMetadata),
});
export type WireItem = z.infer<typeof wireItem>;
export type WireAttachment = z.infer<typeof attachment>;
export type WireReceipt = z.infer<typeof receipt>;

/**
 * Reads an item from untrusted input; `undefined` when it is not one (no Id, no Type, wrong types).
 * Null members count as absent: the service writes both.
 */
export function parseItem(input: unknown): WireItem | undefined {
  const result = wireItem.safeParse(withoutNulls(input));
  return result.success ? result.data : undefined;
}

function withoutNulls(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}
