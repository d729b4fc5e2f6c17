import type { ChatMessage } from '@liaison/core';
import { FormattedMessage, useIntl } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import styles from './attachment-label.module.css';

export interface UploadProgressProps {
  message: ChatMessage;
  upload: NonNullable<ChatMessage['upload']>;
  /** Untrusted text. */
  name: string;
}

/** How much of a file is there, and the way to take it back. */
export function UploadProgress({ message, upload, name }: UploadProgressProps) {
  const intl = useIntl();
  const { chatService } = useLiaison();
  return (
    <div className={styles.progress}>
      <progress
        max={upload.totalBytes}
        value={upload.sentBytes}
        aria-label={intl.formatMessage({ id: 'attachment.progress', defaultMessage: 'Sending {name}' }, { name })}
      />
      <Button tone="quiet" size="small" onClick={() => chatService.discardMessage(message.contactId, message.key)}>
        <FormattedMessage id="attachment.cancel" defaultMessage="Cancel" />
      </Button>
    </div>
  );
}
