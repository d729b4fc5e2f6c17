import type { ChatMessage } from '@liaison/core';
import { useState } from 'react';

/** Key of the oldest of the last `unread` messages of others. */
export function firstUnread(messages: readonly ChatMessage[], unread: number): string | undefined {
  let left = unread;
  for (let index = messages.length - 1; index >= 0 && left > 0; index -= 1) {
    const message = messages[index];
    if (!message || message.sender.isSelf || message.messageType === 'event') continue;
    left -= 1;
    if (left === 0) return message.key;
  }
  return undefined;
}

/**
 * Where the unread line stands: fixed when messages wait as the chat is opened, or come in while the agent is not looking; kept after they were
 * seen, until the agent answers.
 */
export function useUnreadFrom(messages: readonly ChatMessage[], unread: number, looking: boolean): string | undefined {
  const [line, setLine] = useState(() => ({ unread, key: firstUnread(messages, unread) }));
  const last = messages.at(-1);
  if (line.unread !== unread) {
    const begins = line.unread === 0 && unread > 0 && !looking;
    setLine({ unread, key: begins ? firstUnread(messages, unread) : line.key });
  } else if (line.key !== undefined && last?.sender.isSelf && last.messageType !== 'event') {
    setLine({ unread, key: undefined });
  }
  return line.key;
}
