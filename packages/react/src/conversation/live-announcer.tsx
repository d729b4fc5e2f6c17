import type { ChatMessage } from '@liaison/core';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import hidden from '../ui/visually-hidden.module.css';
import { senderName } from './sender-name.ts';

/**
 * Reads new messages of others to a screen reader, politely. History, own messages and events are not announced, and many messages at
 * once (after a reconnect) are announced as a number and the last of them.
 */
export function LiveAnnouncer({ messages }: { messages: readonly ChatMessage[] }) {
  const intl = useIntl();
  const lastKey = messages.at(-1)?.key;
  const [announced, setAnnounced] = useState({ lastKey, text: '' });
  if (announced.lastKey !== lastKey) {
    const before = messages.findIndex((message) => message.key === announced.lastKey);
    const fresh = messages
      .slice(before + 1)
      .filter(({ sender, messageType }) => !sender.isSelf && messageType !== 'event');
    const last = fresh.at(-1);
    const isHistory = announced.lastKey === undefined || before < 0;
    const text =
      isHistory || !last
        ? announced.text
        : intl.formatMessage(
            {
              id: 'conversation.announcement',
              defaultMessage: '{count, plural, one {{name}: {text}} other {# new messages. {name}: {text}}}',
            },
            { count: fresh.length, name: senderName(intl, last.sender), text: last.content },
          );
    setAnnounced({ lastKey, text });
  }
  return (
    <div className={hidden.hidden} aria-live="polite" aria-atomic="true">
      {announced.text}
    </div>
  );
}
