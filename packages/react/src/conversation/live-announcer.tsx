import type { ChatMessage, Stretch } from '@liaison/core';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import hidden from '../ui/visually-hidden.module.css';
import { newestFirst } from './newest-first.ts';
import { senderName } from './sender-name.ts';
import { unsent } from './unsent.ts';

/**
 * Reads new messages of others to a screen reader, politely. History, own messages and events are not announced, and many messages at
 * once (after a reconnect) are announced as a number and the last of them.
 */
export function LiveAnnouncer({ stretches }: { stretches: readonly Stretch[] }) {
  const intl = useIntl();
  const lastKey = newestConfirmed(stretches)?.key;
  const [announced, setAnnounced] = useState({ lastKey, text: '', key: '' });
  if (announced.lastKey !== lastKey) {
    const fresh = othersSince(stretches, announced.lastKey);
    const [last] = fresh;
    const text = last
      ? intl.formatMessage(
          {
            id: 'conversation.announcement',
            defaultMessage: '{count, plural, one {{name}: {text}} other {# new messages. {name}: {text}}}',
          },
          { count: fresh.length, name: senderName(intl, last.sender), text: last.content },
        )
      : announced.text;
    setAnnounced({ lastKey, text, key: last?.key ?? announced.key });
  }
  return (
    <div className={hidden.hidden} aria-live="polite" aria-atomic="true">
      {/* New in the page each time: the same words again would not be a change. */}
      <span key={announced.key}>{announced.text}</span>
    </div>
  );
}

/** What the agent has not got off yet stands below all that comes meanwhile. */
function newestConfirmed(stretches: readonly Stretch[]): ChatMessage | undefined {
  for (const message of newestFirst(stretches)) if (!unsent.has(message.status)) return message;
  return undefined;
}

/** Messages of others after the line `key`, newest first; none when that line is not there, for then this is a history being loaded. */
function othersSince(stretches: readonly Stretch[], key: string | undefined): ChatMessage[] {
  const fresh: ChatMessage[] = [];
  for (const message of newestFirst(stretches)) {
    if (message.key === key) return fresh;
    if (!message.sender.isSelf && message.messageType !== 'event') fresh.push(message);
  }
  return [];
}
