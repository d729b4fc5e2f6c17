import type { ChatMessage } from '@liaison/core';
import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react';
import { use } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Crowded } from '../participants/crowded.ts';
import hidden from '../ui/visually-hidden.module.css';
import { FailedMessage } from './failed-message.tsx';
import { statusTexts } from './status-texts.ts';
import styles from './message-status.module.css';

export interface MessageStatusProps {
  message: ChatMessage;
  time: string;
  /** Inside a group: only what is unusual is shown. */
  quiet: boolean;
}

/** Time and fate of a message. */
export function MessageStatus({ message, time, quiet }: MessageStatusProps) {
  const intl = useIntl();
  const crowded = use(Crowded);
  const { status } = message;
  if (status === 'failed') return <FailedMessage message={message} />;
  if (status === 'queued' || status === 'sending' || status === 'uncertain') {
    return (
      <div className={styles.status}>
        {status === 'uncertain' ? (
          <CircleAlert size={12} aria-hidden="true" />
        ) : (
          <Clock3 size={12} aria-hidden="true" />
        )}
        <FormattedMessage {...statusTexts[status]} />
      </div>
    );
  }
  if (quiet) return null;
  if (status === 'received') return <div className={styles.status}>{time}</div>;
  // R1: with several readers "read" would not say by whom.
  const shown = crowded ? 'sent' : status;
  const label = intl.formatMessage(statusTexts[shown]);
  const Mark = shown === 'sent' ? Check : CheckCheck;
  return (
    <div className={styles.status}>
      {time}
      <Mark className={styles[shown]} size={14} aria-hidden="true" />
      <span className={hidden.hidden}>{label}</span>
    </div>
  );
}
