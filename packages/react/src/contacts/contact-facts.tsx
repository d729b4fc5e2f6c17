import { Elapsed } from '../ui/elapsed.tsx';
import { useContact } from './use-contact.ts';
import styles from './contact-list-item.module.css';

/** Where a contact comes from, and how long it has been in its phase. */
export function ContactFacts({ contactId }: { contactId: string }) {
  const contact = useContact(contactId);
  if (!contact) return null;
  return (
    <span className={styles.facts}>
      {contact.queueName && (
        <>
          <bdi className={styles.queue}>{contact.queueName}</bdi>
          <span aria-hidden="true">·</span>
        </>
      )}
      <Elapsed since={contact.phaseSince} />
    </span>
  );
}
