import type { QuickConnect } from '@liaison/core';
import { Inbox, UserRound } from 'lucide-react';
import { defineMessages, useIntl } from 'react-intl';
import hidden from '../ui/visually-hidden.module.css';

const names = defineMessages({
  agent: { id: 'quickConnect.agent', defaultMessage: 'Agent' },
  queue: { id: 'quickConnect.queue', defaultMessage: 'Queue' },
});

/** Whether it is a person or a queue. */
export function QuickConnectIcon({ type }: { type: QuickConnect['type'] }) {
  const intl = useIntl();
  const Icon = type === 'agent' ? UserRound : Inbox;
  return (
    <>
      <Icon size={15} aria-hidden="true" />
      <span className={hidden.hidden}>{intl.formatMessage(names[type])}</span>
    </>
  );
}
