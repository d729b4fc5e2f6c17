import type { Stretch } from '@liaison/core';
import { MessageChunk } from './message-chunk.tsx';

export interface MessageStretchProps {
  stretch: Stretch;
  unreadFrom: string | undefined;
}

/** Messages between which nothing is missing. */
export function MessageStretch({ stretch: { chunks }, unreadFrom }: MessageStretchProps) {
  return chunks.map(({ key, messages }, index) => (
    <MessageChunk
      key={key}
      messages={messages}
      before={chunks[index - 1]?.messages.at(-1)}
      after={chunks[index + 1]?.messages[0]}
      unreadFrom={messages.some((message) => message.key === unreadFrom) ? unreadFrom : undefined}
    />
  ));
}
