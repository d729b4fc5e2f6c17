import type { ChatMessage } from '@liaison/core';
import { memo } from 'react';
import { useIntl } from 'react-intl';
import { MessageText } from '../text/message-text.tsx';
import { classNames } from '../ui/class-names.ts';
import { MessageStatus } from './message-status.tsx';
import { senderName } from './sender-name.ts';
import { later } from '../ui/later.tsx';
import styles from './message-bubble.module.css';

// Loaded when first something is masked.
const RevealButton = later(async () => (await import('./reveal-button.tsx')).RevealButton);

export interface MessageBubbleProps {
  message: ChatMessage;
  startsGroup: boolean;
  endsGroup: boolean;
}

/** One message. Rendered again only when the message itself or its place in a group changes. */
export const MessageBubble = memo(function MessageBubble({ message, startsGroup, endsGroup }: MessageBubbleProps) {
  const intl = useIntl();
  const { isSelf, role } = message.sender;
  const name = senderName(intl, message.sender);
  const time = intl.formatTime(message.timestamp);
  return (
    <article
      aria-label={name}
      className={classNames(styles.row, isSelf && styles.own, startsGroup && styles.starts)}
      data-line={message.key}
      data-role={isSelf ? 'self' : role}
    >
      {startsGroup && !isSelf && (
        <bdi className={styles.name} aria-hidden="true">
          {name}
        </bdi>
      )}
      <div
        className={classNames(styles.bubble, message.status === 'failed' && styles.failed)}
        dir="auto"
        title={intl.formatDate(message.timestamp, { dateStyle: 'full', timeStyle: 'medium' })}
      >
        <MessageText message={message} />
        {message.masked && message.revealable && <RevealButton message={message} />}
      </div>
      <MessageStatus message={message} time={time} quiet={!endsGroup} />
    </article>
  );
});
