import { FormattedMessage, useIntl } from 'react-intl';
import { Avatar } from '../ui/avatar.tsx';
import { Elapsed } from '../ui/elapsed.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { contactName } from './contact-name.ts';
import { OfferActions } from './offer-actions.tsx';
import { OpenCcpButton } from './open-ccp-button.tsx';
import { StepFailure } from './step-failure.tsx';
import { useContact, usePendingStep } from './use-contact.ts';
import styles from './incoming-contact.module.css';

/** A contact that is offered: who, from where, how long to decide, accept and reject. Other channels are answered in the CCP. */
export function IncomingContact({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const pending = usePendingStep(contactId);
  if (!contact) return null;
  const name = contactName(intl, contact);
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
            {contact.channel !== 'chat' && <ChannelIcon channel={contact.channel} />}
            {contact.initiationMethod === 'transfer' && (
              <span className={styles.transfer}>
                <FormattedMessage id="incoming.transfer" defaultMessage="Transfer" />
              </span>
            )}
            {contact.queueName && <bdi>{contact.queueName}</bdi>}
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
      ) : contact.channel === 'chat' ? (
        <OfferActions contactId={contactId} since={contact.phaseSince} pending={pending} />
      ) : (
        <div className={styles.other}>
          <OpenCcpButton />
        </div>
      )}
      <StepFailure pending={pending} />
    </section>
  );
}
