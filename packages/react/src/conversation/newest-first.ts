import type { ChatMessage, Stretch } from '@liaison/core';

/** The lines of a conversation from the newest back, for those who need only the last few. */
export function* newestFirst(stretches: readonly Stretch[] = []): Generator<ChatMessage> {
  for (const stretch of stretches.toReversed())
    for (const chunk of stretch.chunks.toReversed()) yield* chunk.messages.toReversed();
}

/** The newest line, if there is one. */
export const newest = (stretches: readonly Stretch[] | undefined): ChatMessage | undefined =>
  newestFirst(stretches).next().value ?? undefined;
