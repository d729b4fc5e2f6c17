import type { ChatMessage } from '@liaison/core';
import { memo, type RefCallback } from 'react';
import { MessageRow } from './message-row.tsx';
import { isOwn, type RowNeighbours, toRows } from './rows.ts';
import styles from './message-chunk.module.css';

export interface MessageChunkProps extends RowNeighbours {
  id: number;
  messages: readonly ChatMessage[];
  /** How many of them, counted from the newest, are drawn; room is kept for the others. */
  lines: number;
  /** Watches the element while there is more to draw. */
  observe: RefCallback<HTMLElement>;
}

/**
 * A run of messages. Rendered again only when one of them changes, so a new message costs the same in a long conversation. Off screen the
 * browser skips its layout and paint, and keeps the height it once had.
 */
export const MessageChunk = memo(function MessageChunk(props: MessageChunkProps) {
  const { id, messages, lines, observe, before, after, begun = false, unreadFrom } = props;
  const left = messages.length - lines;
  const rows = toRows(messages.slice(left), {
    before: messages[left - 1] ?? before,
    after,
    begun: begun || messages.slice(0, left).some(isOwn),
    unreadFrom,
  });
  return (
    <div ref={left > 0 ? observe : null} className={styles.chunk} data-chunk={id} style={{ '--rows': messages.length }}>
      {left > 0 && <MessageRoom lines={left} />}
      {rows.map((row) => (
        <MessageRow key={row.key} row={row} />
      ))}
    </div>
  );
});

/** Room for lines that are not drawn yet. */
export function MessageRoom({ lines }: { lines: number }) {
  return <div className={styles.room} style={{ '--rows': lines }} />;
}
