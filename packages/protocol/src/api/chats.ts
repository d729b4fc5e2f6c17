import { z } from 'zod';

const attributeKey = z.string().regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, - and _ only');

/**
 * `POST /api/chats`: starts a chat contact. Limits as StartChatContact states them (Amazon Connect API model 2017-08-08).
 * The second shape is the one that AWS's public startChatContactAPI sample takes, so its widgets can point here.
 */
export const startChatRequest = z.object({
  displayName: z.string().min(1).max(256),
  attributes: z.record(attributeKey, z.string().max(32_767)).optional(),
  initialMessage: z.string().min(1).max(16_384).optional(),
  contactFlowId: z.string().min(1).max(500).optional(),
  /** Repeat-safe: the same token answers the same chat. */
  clientToken: z.string().min(1).max(500).optional(),
});
export type StartChatRequest = z.infer<typeof startChatRequest>;

export const startChatResponse = z.object({
  contactId: z.string(),
  participantId: z.string(),
  participantToken: z.string(),
});
export type StartChatResponse = z.infer<typeof startChatResponse>;
