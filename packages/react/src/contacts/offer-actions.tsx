import type { PendingStep } from '@liaison/core';
import { FormattedMessage } from 'react-intl';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { Countdown } from './countdown.tsx';
import { useContactStep } from './use-contact-step.ts';
import styles from './incoming-contact.module.css';

export interface OfferActionsProps {
  contactId: string;
  /** Epoch ms when it was offered. */
  since: number;
  pending: PendingStep | undefined;
}

/** What is left of the time to decide, accept, and reject. */
export function OfferActions({ contactId, since, pending }: OfferActionsProps) {
  const step = useContactStep(contactId);
  const busy = pending !== undefined && !pending.failure;
  return (
    <>
      <Countdown since={since} />
      <div className={styles.actions}>
        <Button tone="primary" disabled={busy} onClick={step.accept}>
          {busy && pending.step === 'accepting' && <Spinner />}
          <FormattedMessage id="incoming.accept" defaultMessage="Accept" />
        </Button>
        <Button tone="danger" disabled={busy} onClick={step.reject}>
          {busy && pending.step === 'rejecting' && <Spinner />}
          <FormattedMessage id="incoming.reject" defaultMessage="Reject" />
        </Button>
      </div>
    </>
  );
}
