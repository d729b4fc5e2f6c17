import { FormattedMessage } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { waitingSince } from '../contacts/waiting-since.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import styles from './conversation-header.module.css';

/** Time in this phase, and how long the customer has been waiting for an answer. */
export function ConversationTimers({ contactId }: { contactId: string }) {
  const contact = useContact(contactId);
  const waiting = useContactStore((state) => waitingSince(state.contacts[contactId]?.chatSession?.stretches));
  if (!contact) return null;
  return (
    <>
      <span>
        {contact.phase === 'ended' ? (
          <FormattedMessage
            id="conversation.wrapUpTime"
            defaultMessage="After contact work {time}"
            values={{ time: <Elapsed since={contact.phaseSince} /> }}
          />
        ) : (
          <Elapsed since={contact.phaseSince} />
        )}
      </span>
      {contact.phase === 'connected' && waiting !== undefined && (
        <span className={styles.waiting}>
          <FormattedMessage
            id="conversation.waiting"
            defaultMessage="Waiting for you {time}"
            values={{ time: <Elapsed since={waiting} /> }}
          />
        </span>
      )}
    </>
  );
}
