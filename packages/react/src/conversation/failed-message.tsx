import type { ChatMessage } from '@liaison/core';
import { CircleAlert } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { statusTexts } from './status-texts.ts';
import styles from './message-status.module.css';

/** Why a message was not sent, and what the agent can do about it. */
export function FailedMessage({ message }: { message: ChatMessage }) {
  const { chatService } = useLiaison();
  const { contactId, key, failure } = message;
  return (
    <div className={styles.status} data-failed="">
      <CircleAlert size={13} aria-hidden="true" />
      <span>
        {failure ? (
          <FormattedMessage
            id="status.failedBecause"
            defaultMessage="Not sent: {reason}"
            values={{ reason: failure.message }}
          />
        ) : (
          <FormattedMessage {...statusTexts.failed} />
        )}
      </span>
      <button type="button" className={styles.action} onClick={() => chatService.retryMessage(contactId, key)}>
        <FormattedMessage id="message.retry" defaultMessage="Try again" />
      </button>
      <button type="button" className={styles.action} onClick={() => chatService.discardMessage(contactId, key)}>
        <FormattedMessage id="message.discard" defaultMessage="Discard" />
      </button>
    </div>
  );
}
