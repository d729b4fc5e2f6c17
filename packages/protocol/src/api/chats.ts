import { z } from 'zod';

/**
 * `POST /api/chats`: starts a chat contact. Two request shapes, each with its own answer: Liaison's, and that of AWS's public
 * `startChatContactAPI` sample, so that widgets written for the sample can point here.
 * Limits as StartChatContact states them (Amazon Connect API model 2017-08-08).
 */

const displayName = z.string().min(1).max(256);
const contactFlowId = z.string().max(500);
const messageContent = z.string().min(1).max(16_384);
const humanProof = z.string().min(1).max(8192);
const attributes = z.record(
  z.string().regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, - and _ only'),
  z.string().max(32_767),
);
const supportedMessagingContentTypes = z
  .array(z.string().min(1).max(100))
  .max(20)
  .refine((types) => types.includes('text/plain'), 'must contain text/plain');

export const startChatRequest = z
  .object({
    displayName,
    attributes: attributes.optional(),
    initialMessage: messageContent.optional(),
    contactFlowId: contactFlowId.min(1).optional(),
    supportedMessagingContentTypes: supportedMessagingContentTypes.optional(),
    /** Repeat-safe: the same token answers the same chat, participant token included. So it has to be as hard to guess as one. */
    clientToken: z.string().min(16).max(500).optional(),
    /** What the page's proof of humanity came to, where the server asks for one. */
    humanProof: humanProof.optional(),
  })
  .meta({ id: 'StartChatRequest' });
export type StartChatRequest = z.infer<typeof startChatRequest>;

export const startChatResponse = z
  .object({ contactId: z.string(), participantId: z.string(), participantToken: z.string() })
  .meta({ id: 'StartChatResponse' });
export type StartChatResponse = z.infer<typeof startChatResponse>;

/** Members that the sample does not read are accepted and ignored, `InstanceId` among them. */
export const sampleStartChatRequest = z
  .object({
    ParticipantDetails: z.object({ DisplayName: displayName }),
    /** Empty means the server's own flow, as in the sample. */
    ContactFlowId: contactFlowId.optional(),
    Attributes: z.record(z.string(), z.unknown()).optional(),
    InitialMessage: z.object({ ContentType: z.string().min(1).max(100), Content: messageContent }).optional(),
    SupportedMessagingContentTypes: supportedMessagingContentTypes.optional(),
    ChatDurationInMinutes: z.number().int().min(60).max(10_080).optional(),
    PersistentChat: z
      .object({
        RehydrationType: z.enum(['ENTIRE_PAST_SESSION', 'FROM_SEGMENT']),
        SourceContactId: z.string().min(1).max(256),
      })
      .optional(),
    ClientToken: z.string().min(16).max(500).optional(),
    /** Of Liaison: the sample has none. */
    HumanProof: humanProof.optional(),
  })
  .meta({ id: 'SampleStartChatRequest' });
export type SampleStartChatRequest = z.infer<typeof sampleStartChatRequest>;

export const sampleStartChatResponse = z
  .object({
    data: z.object({
      startChatResult: z.object({ ContactId: z.string(), ParticipantId: z.string(), ParticipantToken: z.string() }),
      featurePermissions: z.object({ MESSAGING_MARKDOWN: z.boolean().optional() }),
    }),
  })
  .meta({ id: 'SampleStartChatResponse' });
export type SampleStartChatResponse = z.infer<typeof sampleStartChatResponse>;
