import type { Stretch } from '@liaison/core';
import { useState } from 'react';
import { newest, newestFirst } from './newest-first.ts';

/** Key of the oldest of the last `unread` messages of others. */
export function firstUnread(stretches: readonly Stretch[], unread: number): string | undefined {
  let left = unread;
  for (const { key, messageType, sender } of newestFirst(stretches)) {
    if (left === 0) return undefined;
    if (sender.isSelf || messageType === 'event') continue;
    left -= 1;
    if (left === 0) return key;
  }
  return undefined;
}

/**
 * Where the unread line stands: fixed when messages wait as the chat is opened, or come in while the agent is not looking; kept after they
 * were seen, until the agent answers.
 */
export function useUnreadFrom(stretches: readonly Stretch[], unread: number, looking: boolean): string | undefined {
  const waiting = looking ? 0 : unread;
  const last = newest(stretches);
  const answer = last?.sender.isSelf && last.messageType !== 'event' ? last.key : undefined;
  const [line, setLine] = useState(() => ({ waiting, key: firstUnread(stretches, unread), answer }));
  if (line.waiting !== waiting) {
    const begins = line.waiting === 0 && waiting > 0;
    setLine(begins ? { waiting, key: firstUnread(stretches, unread), answer } : { ...line, waiting });
  } else if (line.key !== undefined && answer !== undefined && answer !== line.answer) {
    // One that could not be sent before stands below what came then, and is no answer to it.
    setLine({ waiting, key: undefined, answer });
  }
  return line.key;
}
