import type { ContactSnapshot } from '@liaison/core';
import { CircleHelp, ListTodo, type LucideIcon, Mail, MessageSquare, Phone } from 'lucide-react';
import { defineMessages, useIntl } from 'react-intl';
import hidden from '../ui/visually-hidden.module.css';

type Channel = ContactSnapshot['channel'];

const icons: Readonly<Record<Channel, LucideIcon>> = {
  chat: MessageSquare,
  voice: Phone,
  task: ListTodo,
  email: Mail,
  unknown: CircleHelp,
};

const names = defineMessages({
  chat: { id: 'channel.chat', defaultMessage: 'Chat' },
  voice: { id: 'channel.voice', defaultMessage: 'Voice call' },
  task: { id: 'channel.task', defaultMessage: 'Task' },
  email: { id: 'channel.email', defaultMessage: 'E-mail' },
  unknown: { id: 'channel.unknown', defaultMessage: 'Other contact' },
});

/** How a contact came, as a sign and for screen readers as a word. */
export function ChannelIcon({ channel }: { channel: Channel }) {
  const intl = useIntl();
  const Icon = icons[channel];
  return (
    <>
      <Icon size={13} aria-hidden="true" />
      <span className={hidden.hidden}>{intl.formatMessage(names[channel])}</span>
    </>
  );
}
