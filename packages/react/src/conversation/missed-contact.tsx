import type { ContactPhase } from '@liaison/core';
import { BellOff } from 'lucide-react';
import { defineMessages, FormattedMessage } from 'react-intl';
import { StepFailure } from '../contacts/step-failure.tsx';
import { usePendingStep } from '../contacts/use-contact.ts';
import { useContactStep } from '../contacts/use-contact-step.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Spinner } from '../ui/spinner.tsx';

const titles = defineMessages({
  missed: { id: 'missed.title', defaultMessage: 'You missed this contact' },
  rejected: { id: 'rejected.title', defaultMessage: 'You rejected this contact' },
  error: { id: 'error.title', defaultMessage: 'This contact could not be connected' },
});

export interface MissedContactProps {
  contactId: string;
  phase: Extract<ContactPhase, 'missed' | 'rejected' | 'error'>;
}

/** A contact that never became a conversation. It holds a slot until it is cleared. */
export function MissedContact({ contactId, phase }: MissedContactProps) {
  const pending = usePendingStep(contactId);
  const step = useContactStep(contactId);
  const clearing = pending?.step === 'clearing' && !pending.failure;
  return (
    <EmptyState
      icon={<BellOff size={20} />}
      title={<FormattedMessage {...titles[phase]} />}
      action={
        <Button tone="primary" data-action="close" disabled={clearing} onClick={step.clear}>
          {clearing && <Spinner />}
          <FormattedMessage id="missed.clear" defaultMessage="Clear" />
        </Button>
      }
    >
      <FormattedMessage
        id="missed.text"
        defaultMessage="The customer is back in the queue or has left. Until you clear it, it takes one of your places, and you may not be offered the next chat."
      />
      <StepFailure pending={pending} />
    </EmptyState>
  );
}
