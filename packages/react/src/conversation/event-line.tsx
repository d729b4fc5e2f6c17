import type { ChatMessage } from '@liaison/core';
import { memo } from 'react';
import { useIntl } from 'react-intl';
import { eventText } from './event-text.ts';
import styles from './lines.module.css';

/** Something that happened in the conversation and is nobody's message. */
export const EventLine = memo(function EventLine({ message }: { message: ChatMessage }) {
  const intl = useIntl();
  return (
    <div className={styles.event} data-line={message.key} dir="auto">
      {eventText(intl, message)}
      <span className={styles.time}>{intl.formatTime(message.timestamp)}</span>
    </div>
  );
});
