import { FormattedMessage } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { ContactNote } from './contact-note.tsx';
import { DispositionField } from './disposition-field.tsx';
import { EarlierNotes } from './earlier-notes.tsx';
import { HandoffCard } from './handoff-card.tsx';
import styles from './contact-writing.module.css';

/** What the agent writes about a contact: note, outcome, handoff card. After contact work the outcome stands beside the button that closes. */
export function ContactWriting({ contactId }: { contactId: string }) {
  const phase = useContact(contactId)?.phase;
  // The server gives nothing of a contact to an agent who has not accepted it.
  if (phase === 'incoming' || phase === 'missed' || phase === 'rejected') {
    return (
      <p className={styles.notMine}>
        <FormattedMessage
          id="writing.notMine"
          defaultMessage="You can write about this contact once you have accepted it."
        />
      </p>
    );
  }
  return (
    <div className={styles.writing}>
      <ContactNote contactId={contactId} />
      <EarlierNotes contactId={contactId} />
      {phase === 'connected' && <DispositionField contactId={contactId} />}
      <HandoffCard contactId={contactId} ended={phase === 'ended'} />
    </div>
  );
}
