import { Dialog } from '@base-ui/react/dialog';
import type { ArchivedContact } from '@liaison/protocol/api';
import { IconButton, PastConversation, useCustomerName } from '@liaison/react';
import { X } from 'lucide-react';
import { useIntl } from 'react-intl';
import sheet from '../ui/sheet.module.css';
import styles from './search.module.css';

export interface ConversationDialogProps {
  contact: ArchivedContact;
  onClose: () => void;
}

/** One contact that is over, to read over the page. */
export function ConversationDialog({ contact, onClose }: ConversationDialogProps) {
  const intl = useIntl();
  const customerName = useCustomerName();
  const label = intl.formatMessage(
    { id: 'past.title', defaultMessage: 'Earlier contact of {name}' },
    { name: customerName(contact) },
  );
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={sheet.backdrop} />
        <Dialog.Popup className={styles.single} aria-label={label}>
          <PastConversation contact={contact}>
            <Dialog.Close
              render={
                <IconButton
                  label={intl.formatMessage({ id: 'search.close', defaultMessage: 'Close' })}
                  icon={<X size={16} />}
                />
              }
            />
          </PastConversation>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
