import type { ChatMessage } from '@liaison/core';
import { FileText, MessageSquareDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { AttachmentLabel } from './attachment-label.tsx';
import { LinkedText } from './linked-text.tsx';
import { MarkdownText } from './markdown-text.tsx';
import styles from './message-text.module.css';

/** The content of one message, by its type. All of it is untrusted. */
export function MessageText({ message }: { message: ChatMessage }) {
  switch (message.messageType) {
    case 'text':
      return <LinkedText text={message.content} />;
    case 'markdown':
      return <MarkdownText text={message.content} />;
    case 'attachment':
      return message.attachments?.map((attachment) => <AttachmentLabel key={attachment.id} attachment={attachment} />);
    case 'interactive':
      return (
        <Fallback icon={<MessageSquareDashed size={14} />}>
          <FormattedMessage id="message.interactive" defaultMessage="Interactive message shown to the customer" />
        </Fallback>
      );
    case 'interactiveResponse':
      return (
        <>
          <Fallback icon={<MessageSquareDashed size={14} />}>
            <FormattedMessage id="message.interactiveResponse" defaultMessage="Answer to an interactive message" />
          </Fallback>
          <LinkedText text={message.content} />
        </>
      );
    default:
      return (
        <Fallback icon={<FileText size={14} />}>
          <FormattedMessage
            id="message.unknown"
            defaultMessage="Content that cannot be shown here ({contentType})"
            values={{ contentType: message.contentType }}
          />
        </Fallback>
      );
  }
}

function Fallback({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.fallback}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span>{children}</span>
    </span>
  );
}
