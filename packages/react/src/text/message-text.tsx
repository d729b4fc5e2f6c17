import type { ChatMessage } from '@liaison/core';
import { FileText } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { InteractiveMessage } from '../interactive/interactive-message.tsx';
import { InteractiveResponse } from '../interactive/interactive-response.tsx';
import { JsonMessage } from '../interactive/json-message.tsx';
import { AttachmentLabel } from '../attachments/attachment-label.tsx';
import { Fallback } from './fallback.tsx';
import { LinkedText } from './linked-text.tsx';
import { MaskedText } from './masked-text.tsx';
import { MarkdownText } from './markdown-text.tsx';

/** The content of one message, by its type. All of it is untrusted. */
export function MessageText({ message }: { message: ChatMessage }) {
  switch (message.messageType) {
    case 'text':
      return message.masked ? (
        <MaskedText text={message.content} masked={message.masked} />
      ) : (
        <LinkedText text={message.content} />
      );
    case 'markdown':
      return <MarkdownText text={message.content} />;
    case 'attachment':
      return message.attachments?.map((attachment) => (
        <AttachmentLabel key={attachment.id} message={message} attachment={attachment} />
      ));
    case 'interactive':
      return <InteractiveMessage content={message.content} />;
    case 'interactiveResponse':
      return <InteractiveResponse content={message.content} />;
    case 'json':
      return <JsonMessage content={message.content} />;
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
