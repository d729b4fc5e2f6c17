import { useLayoutEffect, useRef } from 'react';
import type { ChatState } from '../chat/chat-state.ts';
import { MessageRow } from './message-row.tsx';
import { PendingRow } from './pending-row.tsx';

export interface MessageLogProps {
  readonly state: ChatState;
  readonly onRetry: (clientToken: string) => void;
}

/** How far from its end, in pixels, the log still counts as read to the end. */
const END_ZONE = 80;

/** The conversation. It follows what is new, unless the customer has scrolled up to read. */
export function MessageLog({ state, onRetry }: MessageLogProps) {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const { items, pending, typing, receipts } = state;

  useLayoutEffect(() => {
    const element = log.current;
    if (element && following.current) element.scrollTop = element.scrollHeight;
  });

  return (
    <div
      className="log"
      ref={log}
      role="log"
      aria-label="Conversation"
      aria-live="polite"
      aria-busy={state.connection === 'connecting'}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < END_ZONE;
      }}
    >
      {items.map((item, index) => (
        <MessageRow key={item.Id} item={item} before={items[index - 1]} receipt={receipts.get(item.Id)} />
      ))}
      {pending.map((message) => (
        <PendingRow key={message.clientToken} message={message} onRetry={onRetry} />
      ))}
      {typing !== undefined && (
        <p className="typing">
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {typing} is typing
        </p>
      )}
    </div>
  );
}
