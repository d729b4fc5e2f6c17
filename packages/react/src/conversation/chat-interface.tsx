import { MessagesSquare } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ContactStage } from './contact-stage.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import styles from './chat-interface.module.css';

export interface ChatInterfaceProps {
  contactId: string;
  /** For narrow layouts: shows a back button. */
  onBack?: () => void;
  /** Shows a button for the contact's details, which the page has elsewhere. */
  onDetails?: () => void;
}

/** One contact from offer to after contact work: header, conversation and composer, or what its phase has instead. */
export function ChatInterface({ contactId, ...actions }: ChatInterfaceProps) {
  const contact = useContact(contactId);
  return (
    <section className={styles.chat} data-liaison-contact={contactId}>
      {contact ? (
        <>
          {/* Keyed, too: a question that is open is about this contact and no other. */}
          <ConversationHeader key={`header ${contactId}`} contactId={contactId} {...actions} />
          <ContactStage key={contactId} contactId={contactId} phase={contact.phase} channel={contact.channel} />
        </>
      ) : (
        <EmptyState
          icon={<MessagesSquare size={20} />}
          title={<FormattedMessage id="conversation.gone" defaultMessage="This contact is closed" />}
        />
      )}
    </section>
  );
}
