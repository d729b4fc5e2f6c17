import type { ContactSnapshot } from '@liaison/core';
import { AppWindow } from 'lucide-react';
import { defineMessages, FormattedMessage, type MessageDescriptor } from 'react-intl';
import { OpenCcpButton } from '../contacts/open-ccp-button.tsx';
import { StepFailure } from '../contacts/step-failure.tsx';
import { usePendingStep } from '../contacts/use-contact.ts';
import { useContactStep } from '../contacts/use-contact-step.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './other-channel.module.css';

type Channel = ContactSnapshot['channel'];

const going: Readonly<Record<Channel, MessageDescriptor>> = defineMessages({
  chat: { id: 'otherChannel.chat', defaultMessage: 'This chat goes on in the CCP' },
  voice: { id: 'otherChannel.voice', defaultMessage: 'You are on a call' },
  task: { id: 'otherChannel.task', defaultMessage: 'You are working on a task' },
  email: { id: 'otherChannel.email', defaultMessage: 'You are working on an e-mail' },
  unknown: { id: 'otherChannel.unknown', defaultMessage: 'This contact is no chat' },
});

const over: Readonly<Record<Channel, MessageDescriptor>> = defineMessages({
  chat: { id: 'otherChannel.chatOver', defaultMessage: 'The chat is over' },
  voice: { id: 'otherChannel.voiceOver', defaultMessage: 'The call is over' },
  task: { id: 'otherChannel.taskOver', defaultMessage: 'The task is over' },
  email: { id: 'otherChannel.emailOver', defaultMessage: 'The e-mail is done' },
  unknown: { id: 'otherChannel.unknownOver', defaultMessage: 'This contact is over' },
});

export interface OtherChannelProps {
  contactId: string;
  channel: Channel;
  phase: 'connected' | 'ended';
}

/** A call, a task or an e-mail: how it stands, and the way to where it is handled. After contact work it can be closed from here. */
export function OtherChannel({ contactId, channel, phase }: OtherChannelProps) {
  const pending = usePendingStep(contactId);
  const step = useContactStep(contactId);
  const clearing = pending?.step === 'clearing' && !pending.failure;
  const isOver = phase === 'ended';
  return (
    <EmptyState
      icon={<AppWindow size={20} />}
      title={<FormattedMessage {...(isOver ? over : going)[channel]} />}
      action={
        <div className={styles.actions}>
          <OpenCcpButton />
          {isOver && (
            <Button data-action="close" disabled={clearing} onClick={step.clear}>
              {clearing && <Spinner />}
              <FormattedMessage id="ended.close" defaultMessage="Close contact" />
            </Button>
          )}
        </div>
      }
    >
      {isOver ? (
        <FormattedMessage
          id="otherChannel.overText"
          defaultMessage="Close it when your work on it is done, here or in Amazon Connect's own panel."
        />
      ) : (
        <FormattedMessage id="contact.otherChannelText" defaultMessage="Handle it in Amazon Connect's own panel." />
      )}
      <StepFailure pending={pending} />
    </EmptyState>
  );
}
