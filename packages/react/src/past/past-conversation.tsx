import type { ArchivedContact } from '@liaison/protocol/api';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { IconButton } from '../ui/icon-button.tsx';
import { ExportStored } from './export-stored.tsx';
import { PastContactFacts } from './past-contact-facts.tsx';
import { StoredConversation } from './stored-conversation.tsx';
import { useCustomerName } from './use-customer-name.ts';
import styles from './past.module.css';

export interface PastConversationProps {
  contact: ArchivedContact;
  /** Id of a message that the reader is taken to. */
  itemId?: string | undefined;
  /** For narrow layouts: shows a back button. */
  onBack?: () => void;
  /** Stands at the end of the header. */
  children?: ReactNode;
}

/** A contact that is over: who, when and with whom, the way to save it, and the whole conversation to read. */
export function PastConversation({ contact, itemId, onBack, children }: PastConversationProps) {
  const intl = useIntl();
  const customerName = useCustomerName();
  return (
    <section className={styles.conversation}>
      <header className={styles.header}>
        {onBack && (
          <span className={styles.back} data-back>
            <IconButton
              label={intl.formatMessage({ id: 'past.back', defaultMessage: 'Back to the list' })}
              icon={<ArrowLeft size={16} />}
              onClick={onBack}
            />
          </span>
        )}
        <div className={styles.words}>
          <h3 className={styles.name}>
            <bdi>{customerName(contact)}</bdi>
          </h3>
          <PastContactFacts contact={contact} />
        </div>
        <ExportStored contactId={contact.contactId} />
        {children}
      </header>
      <StoredConversation contactId={contact.contactId} itemId={itemId} />
    </section>
  );
}
