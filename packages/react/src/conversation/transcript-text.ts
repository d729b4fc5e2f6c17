import type { ChatMessage } from '@liaison/core';
import type { IntlShape } from 'react-intl';
import { eventText } from './event-text.ts';
import { senderName } from './sender-name.ts';
import { statusTexts } from './status-texts.ts';

export interface TranscriptTextOptions {
  intl: IntlShape;
  customerName: string;
  contactId: string;
  messages: readonly ChatMessage[];
  /** Epoch ms of the export. */
  exportedAt: number;
}

/**
 * The loaded part of a conversation as plain text, one line per message or event, times in the agent's time zone, which is named.
 * Own messages that did not go out are marked.
 */
export function transcriptText({ intl, customerName, contactId, messages, exportedAt }: TranscriptTextOptions): string {
  const stamp = (time: number) => intl.formatDate(time, { dateStyle: 'short', timeStyle: 'medium' });
  const head = [
    intl.formatMessage({ id: 'export.title', defaultMessage: 'Chat with {name}' }, { name: oneLine(customerName) }),
    intl.formatMessage({ id: 'export.contact', defaultMessage: 'Contact {contactId}' }, { contactId }),
    intl.formatMessage(
      { id: 'export.time', defaultMessage: 'Saved {time}, times in {timeZone}' },
      { time: stamp(exportedAt), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone },
    ),
    '',
  ];
  const lines = messages.map((message) =>
    message.messageType === 'event'
      ? `[${stamp(message.timestamp)}] * ${oneLine(eventText(intl, message))}`
      : `[${stamp(message.timestamp)}] ${oneLine(senderName(intl, message.sender))}: ${content(intl, message)}`,
  );
  return [...head, ...lines, ''].join('\n');
}

function content(intl: IntlShape, message: ChatMessage): string {
  const files = message.attachments?.map((attachment) => `<${oneLine(attachment.name)}>`) ?? [];
  const text = [indent(message.content), ...files].filter(Boolean).join(' ');
  const unsent = ['queued', 'sending', 'uncertain', 'failed'].includes(message.status);
  return unsent ? `(${intl.formatMessage(statusTexts[message.status as keyof typeof statusTexts])}) ${text}` : text;
}

/** A name cannot begin a line of its own and pass for another sender. */
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** A message's own line breaks are indented for the same reason. */
const indent = (text: string): string => text.replaceAll(/\r\n|[\r\n\u2028\u2029]/gu, '\n    ');
