import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { CopyButton } from '../ui/copy-button.tsx';
import { useContact } from './use-contact.ts';
import styles from './contact-details.module.css';

const facts = defineMessages({
  queue: { id: 'details.queue', defaultMessage: 'Queue' },
  queuedAt: { id: 'details.queuedAt', defaultMessage: 'Entered queue' },
  initiation: { id: 'details.initiation', defaultMessage: 'Started by' },
  contactId: { id: 'details.contactId', defaultMessage: 'Contact ID' },
});

/** What is known about a contact beside its conversation: facts of Amazon Connect, and the attributes of its flow (untrusted text). */
export function ContactDetails({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  if (!contact) return null;
  const attributes = Object.entries(contact.attributes);
  const rows: [keyof typeof facts, string | undefined][] = [
    ['queue', contact.queueName],
    [
      'queuedAt',
      contact.queuedAt === undefined ? undefined : intl.formatTime(contact.queuedAt, { timeStyle: 'medium' }),
    ],
    ['initiation', contact.initiationMethod],
    ['contactId', contact.contactId],
  ];
  return (
    <div className={styles.details}>
      <h2 className={styles.title}>
        <FormattedMessage id="details.contact" defaultMessage="Contact" />
      </h2>
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
      <h2 className={styles.title}>
        <FormattedMessage id="details.attributes" defaultMessage="Attributes" />
      </h2>
      {attributes.length === 0 ? (
        <p className={styles.none}>
          <FormattedMessage id="details.noAttributes" defaultMessage="This contact has no attributes." />
        </p>
      ) : (
        <dl className={styles.facts}>
          {attributes.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
