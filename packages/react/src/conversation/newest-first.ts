import type { ChatMessage, Chunk, Stretch } from '@liaison/core';

/** The chunks of a conversation from the newest back. */
export function* newestChunksFirst(stretches: readonly Stretch[] = []): Generator<Chunk> {
  for (let stretch = stretches.length - 1; stretch >= 0; stretch -= 1) {
    const chunks = stretches[stretch]?.chunks ?? [];
    for (let at = chunks.length - 1; at >= 0; at -= 1) {
      const chunk = chunks[at];
      if (chunk) yield chunk;
    }
  }
}

/** The lines of a conversation from the newest back, for those who need only the last few. */
export function* newestFirst(stretches: readonly Stretch[] = []): Generator<ChatMessage> {
  for (const { messages } of newestChunksFirst(stretches)) {
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const message = messages[at];
      if (message) yield message;
    }
  }
}

/** The newest line, if there is one. */
export const newest = (stretches: readonly Stretch[] | undefined): ChatMessage | undefined =>
  newestFirst(stretches).next().value ?? undefined;
