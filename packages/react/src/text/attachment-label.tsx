import type { ChatMessage } from '@liaison/core';
import { Paperclip } from 'lucide-react';
import { defineMessages, FormattedMessage } from 'react-intl';
import styles from './attachment-label.module.css';

export type ChatAttachment = NonNullable<ChatMessage['attachments']>[number];

const statusLabels = defineMessages({
  inProgress: { id: 'attachment.inProgress', defaultMessage: 'being checked' },
  approved: { id: 'attachment.approved', defaultMessage: 'ready' },
  rejected: { id: 'attachment.rejected', defaultMessage: 'refused by the scanner' },
  unknown: { id: 'attachment.unknown', defaultMessage: 'state unknown' },
});

/** Name and state of a file in a conversation. */
export function AttachmentLabel({ attachment }: { attachment: ChatAttachment }) {
  return (
    <span className={styles.attachment}>
      <Paperclip className={styles.icon} size={14} aria-hidden="true" />
      <bdi className={styles.name}>{attachment.name}</bdi>
      <span className={styles.status}>
        <FormattedMessage {...statusLabels[attachment.status]} />
      </span>
    </span>
  );
}
