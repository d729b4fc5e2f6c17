import type { ChatMessage } from '@liaison/core';
import { memo } from 'react';
import { MessageRow } from './message-row.tsx';
import { type RowNeighbours, toRows } from './rows.ts';

export interface MessageChunkProps extends RowNeighbours {
  messages: readonly ChatMessage[];
}

/** A run of messages. Rendered again only when one of them changes, so a new message costs the same in a long conversation. */
export const MessageChunk = memo(function MessageChunk({ messages, before, after, unreadFrom }: MessageChunkProps) {
  return toRows(messages, { before, after, unreadFrom }).map((row) => <MessageRow key={row.key} row={row} />);
});
