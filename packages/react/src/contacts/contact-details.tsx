import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { SafeLink } from '../text/safe-link.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { initiationText } from './initiation-text.ts';
import { useContact } from './use-contact.ts';
import { VerifiedBadge } from './verified-badge.tsx';
import styles from './contact-details.module.css';

const facts = defineMessages({
  queue: { id: 'details.queue', defaultMessage: 'Queue' },
  queuedAt: { id: 'details.queuedAt', defaultMessage: 'Entered queue' },
  initiation: { id: 'details.initiation', defaultMessage: 'Started by' },
  contactId: { id: 'details.contactId', defaultMessage: 'Contact ID' },
});

/** What is known about a contact beside its conversation: facts of Amazon Connect, what it refers to, and the attributes of its flow. */
export function ContactDetails({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  if (!contact) return null;
  const rows: [keyof typeof facts, string | undefined][] = [
    ['queue', contact.queueName],
    [
      'queuedAt',
      contact.queuedAt === undefined ? undefined : intl.formatTime(contact.queuedAt, { timeStyle: 'medium' }),
    ],
    ['initiation', contact.initiationMethod && initiationText(intl, contact.initiationMethod)],
    ['contactId', contact.contactId],
  ];
  return (
    <div className={styles.details}>
      {contact.customerVerified && <VerifiedBadge explained />}
      <dl className={styles.facts}>
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{intl.formatMessage(facts[name])}</dt>
                <dd dir="auto">
                  {value}
                  {name === 'contactId' && (
                    <CopyButton
                      text={value}
                      label={intl.formatMessage({ id: 'details.copyId', defaultMessage: 'Copy the contact ID' })}
                    />
                  )}
                </dd>
              </div>
            ),
        )}
      </dl>
      {contact.references && (
        <>
          <h2 className={styles.title}>
            <FormattedMessage id="details.references" defaultMessage="References" />
          </h2>
          <NamedValues values={contact.references} linked />
        </>
      )}
      <h2 className={styles.title}>
        <FormattedMessage id="details.attributes" defaultMessage="Attributes" />
      </h2>
      {Object.keys(contact.attributes).length === 0 ? (
        <p className={styles.none}>
          <FormattedMessage id="details.noAttributes" defaultMessage="This contact has no attributes." />
        </p>
      ) : (
        <NamedValues values={contact.attributes} />
      )}
    </div>
  );
}

/** Untrusted names and values. `linked`: those that are addresses can be opened. */
function NamedValues({ values, linked = false }: { values: Readonly<Record<string, string>>; linked?: boolean }) {
  return (
    <dl className={styles.facts}>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd dir="auto">{linked ? <SafeLink address={value}>{value}</SafeLink> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
