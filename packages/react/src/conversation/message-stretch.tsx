import type { Chunk, Stretch } from '@liaison/core';
import { MessageChunk, MessageRoom } from './message-chunk.tsx';
import { isOwn } from './rows.ts';
import { useDrawnLines } from './use-drawn-lines.ts';
import { useNearChunks } from './use-near-chunks.ts';

export interface MessageStretchProps {
  stretch: Stretch;
  unreadFrom: string | undefined;
  /** Key of a message that has to be there, because the reader is taken to it. */
  target: string | undefined;
}

/** The chunk that holds a message, by its index; looked for from the end, where most are that are asked for. */
const holding = (chunks: readonly Chunk[], key: string | undefined): number =>
  key === undefined ? -1 : chunks.findLastIndex(({ messages }) => messages.some((message) => message.key === key));

/** Messages between which nothing is missing. */
export function MessageStretch({ stretch: { chunks }, unreadFrom, target }: MessageStretchProps) {
  const { lines, first } = useDrawnLines(chunks);
  const { near, observe } = useNearChunks();
  const firstOwn = chunks.findIndex(({ messages }) => messages.some(isOwn));
  const unreadIn = holding(chunks, unreadFrom);
  const targetIn = holding(chunks, target);
  const skipped = chunks.slice(0, first).reduce((sum, { messages }) => sum + messages.length, 0);
  return (
    <>
      {skipped > 0 && <MessageRoom lines={skipped} />}
      {chunks.slice(first).map(({ key, messages }, index) => {
        const at = first + index;
        const whole = near.has(String(key)) || at === targetIn;
        return (
          <MessageChunk
            key={key}
            id={key}
            messages={messages}
            lines={whole ? messages.length : (lines[at] ?? 0)}
            observe={observe}
            before={chunks[at - 1]?.messages.at(-1)}
            begun={firstOwn >= 0 && firstOwn < at}
            after={chunks[at + 1]?.messages[0]}
            unreadFrom={at === unreadIn ? unreadFrom : undefined}
          />
        );
      })}
    </>
  );
}
