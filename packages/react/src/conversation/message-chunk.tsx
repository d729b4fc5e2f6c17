import type { ChatMessage } from '@liaison/core';
import { memo } from 'react';
import { MessageRow } from './message-row.tsx';
import { type RowNeighbours, toRows } from './rows.ts';
import { useNearView } from './use-near-view.ts';
import styles from './message-chunk.module.css';

export interface MessageChunkProps extends RowNeighbours {
  messages: readonly ChatMessage[];
  /** Drawn at once; otherwise room is kept until the reader comes near. */
  drawn: boolean;
}

/**
 * A run of messages. Rendered again only when one of them changes, so a new message costs the same in a long conversation. Off screen the
 * browser skips its layout and paint, and keeps the height it once had.
 */
export const MessageChunk = memo(function MessageChunk({ messages, drawn, ...neighbours }: MessageChunkProps) {
  const [chunk, near] = useNearView(drawn);
  return (
    <div ref={chunk} className={styles.chunk} style={{ '--rows': messages.length }}>
      {near && toRows(messages, neighbours).map((row) => <MessageRow key={row.key} row={row} />)}
    </div>
  );
});
