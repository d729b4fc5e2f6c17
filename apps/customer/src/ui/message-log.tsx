import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
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
  /** How high content and log were when this last settled, in pixels. */
  const settled = useRef({ height: 0, view: 0 });
  const { items, pending, typing, receipts } = state;

  const settle = useCallback(() => {
    const element = log.current;
    if (!element) return;
    const { scrollHeight, scrollTop, clientHeight } = element;
    const { height, view } = settled.current;
    // Judged by how things stood before: a page is told of scrolling late, and of less room not at all.
    const following = height - scrollTop - view < END_ZONE || scrollHeight - scrollTop - clientHeight < END_ZONE;
    if (following) element.scrollTop = scrollHeight;
    settled.current = { height: scrollHeight, view: clientHeight };
  }, []);
  useLayoutEffect(settle);
  useEffect(() => {
    const resized = new ResizeObserver(settle);
    if (log.current) resized.observe(log.current);
    return () => resized.disconnect();
  }, [settle]);

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
