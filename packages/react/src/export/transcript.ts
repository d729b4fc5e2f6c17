import type { ChatMessage } from '@liaison/core';
import type { IntlShape } from 'react-intl';
import { eventText } from '../conversation/event-text.ts';
import { senderName } from '../conversation/sender-name.ts';
import { statusTexts } from '../conversation/status-texts.ts';
import { parseAnswer } from '../interactive/interactive-answer.ts';
import { searchableText } from '../find/searchable-text.ts';

export interface TranscriptOptions {
  intl: IntlShape;
  /** Untrusted text. */
  customerName: string;
  contactId: string;
  messages: readonly ChatMessage[];
  /** True while older messages exist that are not loaded. */
  hasOlder?: boolean;
  /** Epoch ms of the export. */
  exportedAt: number;
}

/** One line of an export; every text in it is plain. */
export interface TranscriptLine {
  readonly id: string;
  readonly contactId: string;
  /** Epoch ms. */
  readonly timestamp: number;
  readonly kind: 'message' | 'event';
  readonly role: ChatMessage['sender']['role'];
  readonly sender: string;
  readonly contentType: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly status: string }[];
  /** Set when an own message did not go out: in words. */
  readonly unsent?: string;
}

export interface Transcript {
  readonly title: string;
  readonly contactId: string;
  readonly exportedAt: number;
  /** IANA name of the zone in which times are written for readers. */
  readonly timeZone: string;
  /** False when older messages were not loaded. */
  readonly isComplete: boolean;
  /** In words: what the export is and is not. */
  readonly notes: readonly string[];
  readonly lines: readonly TranscriptLine[];
}

const unsent = new Set<string>(['queued', 'sending', 'uncertain', 'failed']);

/** A conversation as every export writes it: what is loaded, in order, in words. Nothing is masked here, and the export says so. */
export function transcriptOf({
  intl,
  customerName,
  contactId,
  messages,
  hasOlder = false,
  exportedAt,
}: TranscriptOptions): Transcript {
  const timeZone = intl.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = intl.formatDate(exportedAt, { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return {
    title: intl.formatMessage({ id: 'export.title', defaultMessage: 'Chat with {name}' }, { name: customerName }),
    contactId,
    exportedAt,
    timeZone,
    isComplete: !hasOlder,
    notes: [
      intl.formatMessage({ id: 'export.contact', defaultMessage: 'Contact {contactId}' }, { contactId }),
      intl.formatMessage(
        { id: 'export.time', defaultMessage: 'Saved {time}, times in {timeZone}' },
        { time, timeZone },
      ),
      ...(hasOlder
        ? [
            intl.formatMessage({
              id: 'export.incomplete',
              defaultMessage: 'Earlier messages are not part of this file',
            }),
          ]
        : []),
    ],
    lines: messages.map((message) => lineOf(intl, message)),
  };
}

function lineOf(intl: IntlShape, message: ChatMessage): TranscriptLine {
  const { id, contactId, segmentContactId = contactId, timestamp, messageType, sender, contentType, status } = message;
  return {
    id,
    contactId: segmentContactId,
    timestamp,
    kind: messageType === 'event' ? 'event' : 'message',
    role: sender.role,
    sender: senderName(intl, sender),
    contentType,
    text: textOf(intl, message),
    attachments: (message.attachments ?? []).map((file) => ({
      name: file.name,
      contentType: file.contentType,
      status: file.status,
    })),
    ...(unsent.has(status) && { unsent: intl.formatMessage(statusTexts[status as keyof typeof statusTexts]) }),
  };
}

function textOf(intl: IntlShape, message: ChatMessage): string {
  switch (message.messageType) {
    case 'event':
      return eventText(intl, message);
    case 'attachment':
      return '';
    case 'interactive':
      return searchableText(message);
    case 'interactiveResponse': {
      const { choice, fields } = parseAnswer(message.content);
      return [choice, ...fields.map(([name, value]) => `${name}: ${value}`)].filter(Boolean).join('\n');
    }
    default:
      return message.content;
  }
}
