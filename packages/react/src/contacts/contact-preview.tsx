import type { ChatMessage, ContactPhase } from '@liaison/core';
import { defineMessages, type IntlShape, useIntl } from 'react-intl';
import { eventText } from '../conversation/event-text.ts';
import { newest } from '../conversation/newest-first.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { classNames } from '../ui/class-names.ts';
import { useContact } from './use-contact.ts';
import styles from './contact-list-item.module.css';

const phaseTexts = defineMessages({
  incoming: { id: 'preview.incoming', defaultMessage: 'Waiting to be accepted' },
  connected: { id: 'preview.connected', defaultMessage: 'No messages yet' },
  ended: { id: 'preview.ended', defaultMessage: 'Chat has ended' },
  missed: { id: 'preview.missed', defaultMessage: 'Missed' },
  rejected: { id: 'preview.rejected', defaultMessage: 'Rejected' },
  error: { id: 'preview.error', defaultMessage: 'Could not be connected' },
});

/** What goes on in a contact that has no conversation here. */
const otherTexts = {
  ...phaseTexts,
  ...defineMessages({
    connected: { id: 'preview.otherConnected', defaultMessage: 'In progress' },
    ended: { id: 'preview.otherEnded', defaultMessage: 'Has ended' },
  }),
};

const problems: readonly ContactPhase[] = ['missed', 'rejected', 'error'];

/** The last line of a conversation, or what goes on in it. */
export function ContactPreview({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const phase = contact?.phase ?? 'ended';
  const texts = contact?.channel === 'chat' ? phaseTexts : otherTexts;
  const last = useContactStore((state) => newest(state.contacts[contactId]?.chatSession?.stretches));
  const isTyping = useContactStore((state) => state.contacts[contactId]?.chatSession?.isTyping ?? false);
  if (isTyping) {
    const typing = intl.formatMessage({ id: 'preview.typing', defaultMessage: 'typing…' });
    return <span className={classNames(styles.preview, styles.typing)}>{typing}</span>;
  }
  const problem = problems.includes(phase);
  return (
    <bdi className={classNames(styles.preview, problem && styles.problem)}>
      {last && !problem ? lastLine(intl, last) : intl.formatMessage(texts[phase])}
    </bdi>
  );
}

function lastLine(intl: IntlShape, message: ChatMessage): string {
  if (message.messageType === 'event') return eventText(intl, message);
  const text =
    message.messageType === 'text' || message.messageType === 'markdown'
      ? message.content
      : (message.attachments?.[0]?.name ??
        intl.formatMessage({ id: 'preview.other', defaultMessage: 'Other content' }));
  return message.sender.isSelf
    ? intl.formatMessage({ id: 'preview.own', defaultMessage: 'You: {text}' }, { text })
    : text;
}
