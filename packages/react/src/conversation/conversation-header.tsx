import { ArrowLeft, Info } from 'lucide-react';
import { useIntl } from 'react-intl';
import { contactName } from '../contacts/contact-name.ts';
import { useContact } from '../contacts/use-contact.ts';
import { VerifiedBadge } from '../contacts/verified-badge.tsx';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ConversationTimers } from './conversation-timers.tsx';
import { EndButton } from './end-button.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { TransferButton } from '../transfer/transfer-button.tsx';
import { newest } from './newest-first.ts';
import directional from '../ui/directional.module.css';
import styles from './conversation-header.module.css';

export interface ConversationHeaderProps {
  contactId: string;
  /** Shown as a back button when given. */
  onBack?: () => void;
  /** Shown as a button when given. */
  onDetails?: () => void;
}

/** Whose conversation this is, how long it has run, and what can be done with it. */
export function ConversationHeader({ contactId, onBack, onDetails }: ConversationHeaderProps) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const hasMessages = useContactStore(
    (state) => newest(state.contacts[contactId]?.chatSession?.stretches) !== undefined,
  );
  if (!contact) return null;
  const name = contactName(intl, contact);
  return (
    <header className={styles.header}>
      {onBack && (
        <IconButton
          className={styles.back}
          data-back=""
          label={intl.formatMessage({ id: 'conversation.back', defaultMessage: 'Back to contacts' })}
          icon={<ArrowLeft className={directional.directional} size={18} aria-hidden="true" />}
          onClick={onBack}
        />
      )}
      <Avatar name={name} seed={contactId} />
      <div className={styles.words}>
        <h2 className={styles.name}>
          <bdi>{name}</bdi>
        </h2>
        <div className={styles.facts}>
          {contact.customerVerified && <VerifiedBadge />}
          {contact.queueName && <bdi className={styles.queue}>{contact.queueName}</bdi>}
          <ConversationTimers contactId={contactId} />
        </div>
      </div>
      <div className={styles.actions}>
        <TransferButton contactId={contactId} />
        {hasMessages && <ExportMenu contactId={contactId} customerName={name} />}
        {onDetails && (
          <IconButton
            label={intl.formatMessage({ id: 'conversation.details', defaultMessage: 'Contact details' })}
            icon={<Info size={16} />}
            onClick={onDetails}
          />
        )}
        <EndButton contactId={contactId} />
      </div>
    </header>
  );
}
