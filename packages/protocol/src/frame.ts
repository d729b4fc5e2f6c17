import * as z from 'zod/mini';

/**
 * Frames of the chat socket: JSON text, `{topic, content}`.
 * Source: ChatJS 5.0.0 websocket manager; see the emulator's SPEC for who sends what and when.
 */
export const Topic = {
  subscribe: 'aws/subscribe',
  heartbeat: 'aws/heartbeat',
  ping: 'aws/ping',
  chat: 'aws/chat',
} as const;

const frame = z.object({
  topic: z.string(),
  content: z.optional(z.unknown()),
  contentType: z.optional(z.string()),
  statusCode: z.optional(z.number()),
  statusContent: z.optional(z.string()),
});
export type Frame = z.infer<typeof frame>;

/** Reads a frame from untrusted text; `undefined` when it is not JSON or has no topic. */
export function parseFrame(text: string): Frame | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = frame.safeParse(json);
  return result.success ? result.data : undefined;
}

export const encodeFrame = (value: Frame): string => JSON.stringify(value);

/** The frame that carries one chat item: its content is the item as a JSON string, not as an object. */
export const chatFrame = (item: unknown): Frame => ({
  topic: Topic.chat,
  contentType: 'application/json',
  content: JSON.stringify(item),
});
