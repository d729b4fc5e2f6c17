import { Hourglass } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import hidden from '../ui/visually-hidden.module.css';
import { useContact } from './use-contact.ts';
import { waitingSince } from './waiting-since.ts';
import styles from './contact-list-item.module.css';

/** The time that matters: how long the customer waits for an answer, else how long the contact has been in its phase. */
export function ContactTime({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const waiting = useContactStore((state) => waitingSince(state.contacts[contactId]?.chatSession?.stretches));
  if (!contact) return null;
  if (contact.phase !== 'connected' || waiting === undefined) {
    return (
      <span className={styles.time}>
        <Elapsed since={contact.phaseSince} />
      </span>
    );
  }
  const label = intl.formatMessage({ id: 'contacts.waiting', defaultMessage: 'Customer is waiting for an answer' });
  return (
    <span className={`${styles.time} ${styles.waiting}`} title={label}>
      <Hourglass size={11} aria-hidden="true" />
      <span className={hidden.hidden}>{label}</span>
      <Elapsed since={waiting} />
    </span>
  );
}
