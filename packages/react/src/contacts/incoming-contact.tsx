import { FormattedMessage, useIntl } from 'react-intl';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Elapsed } from '../ui/elapsed.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { contactName } from './contact-name.ts';
import { Countdown } from './countdown.tsx';
import { StepFailure } from './step-failure.tsx';
import { useContact, usePendingStep } from './use-contact.ts';
import { useContactStep } from './use-contact-step.ts';
import styles from './incoming-contact.module.css';

/** A contact that is offered: who, from where, how long to decide, accept and reject. */
export function IncomingContact({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const pending = usePendingStep(contactId);
  const step = useContactStep(contactId);
  if (!contact) return null;
  const name = contactName(intl, contact);
  const busy = pending !== undefined && !pending.failure;
  return (
    <section
      className={styles.card}
      aria-label={intl.formatMessage({ id: 'incoming.label', defaultMessage: 'Incoming: {name}' }, { name })}
    >
      <div className={styles.who}>
        <Avatar name={name} seed={contactId} />
        <div className={styles.words}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.facts}>
            <bdi>{contact.queueName}</bdi>
            {contact.queuedAt !== undefined && (
              <span>
                <FormattedMessage
                  id="incoming.waited"
                  defaultMessage="waited {time}"
                  values={{ time: <Elapsed since={contact.queuedAt} /> }}
                />
              </span>
            )}
          </span>
        </div>
      </div>
      {contact.autoAccept ? (
        <p className={styles.auto}>
          <Spinner />
          <FormattedMessage id="incoming.autoAccept" defaultMessage="Accepted automatically" />
        </p>
      ) : (
        <>
          <Countdown since={contact.phaseSince} />
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
      )}
      <StepFailure pending={pending} />
    </section>
  );
}
