import type { ChatAttachment, ChatMessage } from '@liaison/core';
import { Paperclip } from 'lucide-react';
import { defineMessages, FormattedMessage } from 'react-intl';
import { AttachmentActions } from './attachment-actions.tsx';
import { FileSize } from './file-size.tsx';
import { UploadProgress } from './upload-progress.tsx';
import styles from './attachment-label.module.css';

const statusTexts = defineMessages({
  inProgress: { id: 'attachment.inProgress', defaultMessage: 'being checked' },
  approved: { id: 'attachment.approved', defaultMessage: 'ready' },
  rejected: { id: 'attachment.rejected', defaultMessage: 'refused by the scanner' },
  unknown: { id: 'attachment.unknown', defaultMessage: 'state unknown' },
});

export interface AttachmentLabelProps {
  message: ChatMessage;
  attachment: ChatAttachment;
}

/** A file in a conversation: its name (untrusted), how far it is, and the way to it once the scanner has passed it. */
export function AttachmentLabel({ message, attachment }: AttachmentLabelProps) {
  const { upload, status } = message;
  const onItsWay = upload && (status === 'queued' || status === 'sending');
  return (
    <div className={styles.attachment}>
      <div className={styles.facts}>
        <Paperclip className={styles.icon} size={14} aria-hidden="true" />
        <bdi className={styles.name}>{attachment.name}</bdi>
        {upload && <FileSize bytes={upload.totalBytes} />}
        {!upload && (
          <span className={styles.status} data-status={attachment.status}>
            <FormattedMessage {...statusTexts[attachment.status]} />
          </span>
        )}
      </div>
      {onItsWay && <UploadProgress message={message} upload={upload} name={attachment.name} />}
      {attachment.status === 'approved' && <AttachmentActions contactId={message.contactId} attachment={attachment} />}
    </div>
  );
}
