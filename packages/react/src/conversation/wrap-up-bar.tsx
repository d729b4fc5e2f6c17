import type { EndReason } from '@liaison/core';
import { useRef, useState } from 'react';
import { defineMessages, FormattedMessage, type MessageDescriptor } from 'react-intl';
import { StepFailure } from '../contacts/step-failure.tsx';
import { usePendingStep } from '../contacts/use-contact.ts';
import { useContactStep } from '../contacts/use-contact-step.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { later } from '../ui/later.tsx';
import styles from './wrap-up-bar.module.css';

const reasons: Readonly<Record<EndReason | 'transferTo', MessageDescriptor>> = defineMessages({
  customer: { id: 'ended.customer', defaultMessage: 'The customer ended the chat.' },
  agent: { id: 'ended.agent', defaultMessage: 'You ended the chat.' },
  transfer: { id: 'ended.transfer', defaultMessage: 'The chat was transferred.' },
  transferTo: { id: 'ended.transferTo', defaultMessage: 'The chat was transferred to {who}.' },
  left: { id: 'ended.left', defaultMessage: 'You left the chat; it goes on without you.' },
  expired: { id: 'ended.expired', defaultMessage: 'The chat ran out of time.' },
  unknown: { id: 'ended.unknown', defaultMessage: 'The chat has ended.' },
});

const reasonOf = (reason: EndReason | undefined, who: string | undefined) =>
  reason === 'transfer' && who ? reasons.transferTo : reasons[reason ?? 'unknown'];

const DispositionField = later(async () => (await import('../work/disposition-field.tsx')).DispositionField);

/** After contact work: why the chat is over, what came of it, and the button that frees the slot for the next one. */
export function WrapUpBar({ contactId }: { contactId: string }) {
  const pending = usePendingStep(contactId);
  const step = useContactStep(contactId);
  const reason = useContactStore((state) => {
    const session = state.contacts[contactId]?.chatSession?.state;
    return session?.name === 'ended' ? session.reason : undefined;
  });
  const who = useContactStore((state) => state.contacts[contactId]?.invitation?.quickConnect.name);
  const { contactWork } = useLiaison();
  const bar = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const clearing = pending?.step === 'clearing' && !pending.failure;
  const close = () => {
    const missing = contactWork?.dispositionDuties.isMissing(contactId) ?? false;
    setAsked(missing);
    if (missing) bar.current?.querySelector('select')?.focus();
    else step.clear();
  };
  return (
    <div ref={bar} className={styles.bar}>
      <div className={styles.words}>
        <strong className={styles.reason} data-ended="" tabIndex={-1}>
          <FormattedMessage {...reasonOf(reason, who)} values={{ who: <bdi>{who}</bdi> }} />
        </strong>
        <span className={styles.hint}>
          <FormattedMessage
            id="ended.hint"
            defaultMessage="Close the contact when your work on it is done; it frees a place for the next chat."
          />
        </span>
        <StepFailure pending={pending} />
      </div>
      <div className={styles.outcome}>
        <DispositionField contactId={contactId} asked={asked} />
      </div>
      <Button tone="primary" data-action="close" disabled={clearing} onClick={close}>
        {clearing && <Spinner />}
        <FormattedMessage id="ended.close" defaultMessage="Close contact" />
      </Button>
    </div>
  );
}
