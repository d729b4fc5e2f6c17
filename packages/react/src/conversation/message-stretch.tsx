import type { Stretch } from '@liaison/core';
import { MessageChunk } from './message-chunk.tsx';
import { useDrawnChunks } from './use-drawn-chunks.ts';

export interface MessageStretchProps {
  stretch: Stretch;
  unreadFrom: string | undefined;
  /** Key of a message that has to be there, because the reader is taken to it. */
  target: string | undefined;
}

/** Messages between which nothing is missing. */
export function MessageStretch({ stretch: { chunks }, unreadFrom, target }: MessageStretchProps) {
  const drawn = useDrawnChunks(chunks);
  return chunks.map(({ key, messages }, index) => {
    const holds = (wanted: string | undefined) =>
      wanted !== undefined && messages.some((message) => message.key === wanted);
    return (
      <MessageChunk
        key={key}
        messages={messages}
        drawn={index >= chunks.length - drawn || holds(target)}
        before={chunks[index - 1]?.messages.at(-1)}
        after={chunks[index + 1]?.messages[0]}
        unreadFrom={holds(unreadFrom) ? unreadFrom : undefined}
      />
    );
  });
}
