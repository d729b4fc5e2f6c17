import { useContactStore } from '../provider/use-contact-store.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { useContact } from './use-contact.ts';
import { waitingSince } from './waiting-since.ts';
import { WaitingTime } from './waiting-time.tsx';
import styles from './contact-list-item.module.css';

/** The time that matters: how long the customer waits for an answer, else how long the contact has been in its phase. */
export function ContactTime({ contactId }: { contactId: string }) {
  const contact = useContact(contactId);
  const waiting = useContactStore((state) => waitingSince(state.contacts[contactId]?.chatSession?.stretches));
  if (!contact) return null;
  if (contact.phase === 'connected' && waiting !== undefined) return <WaitingTime since={waiting} />;
  return (
    <span className={styles.time}>
      <Elapsed since={contact.phaseSince} />
    </span>
  );
}
