import { Dialog } from '@base-ui/react/dialog';
import { isOpenInvitation, type QuickConnect, selectInvitation } from '@liaison/core';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { contactName } from '../contacts/contact-name.ts';
import { useContact } from '../contacts/use-contact.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import backdrop from '../ui/dialog.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { QuickConnectPicker } from './quick-connect-picker.tsx';
import { TransferConfirmation } from './transfer-confirmation.tsx';
import { TransferOutcome } from './transfer-outcome.tsx';
import styles from './transfer.module.css';

export interface TransferDialogProps {
  contactId: string;
  onClose: () => void;
}

/** Passes a chat on, or brings somebody in: whom, a last look, and what became of it. Closing it changes nothing that is under way. */
export function TransferDialog({ contactId, onClose }: TransferDialogProps) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const invitation = useContactStore(selectInvitation(contactId));
  const [chosen, choose] = useState<QuickConnect>();
  const [asked, setAsked] = useState(isOpenInvitation(invitation));
  const input = useRef<HTMLInputElement>(null);
  const name = contact ? contactName(intl, contact) : '';
  const showsOutcome = asked && invitation !== undefined;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdrop.backdrop} />
        <Dialog.Popup className={styles.dialog} initialFocus={input}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>
              <FormattedMessage
                id="transfer.title"
                defaultMessage="Pass on the chat with {name}"
                values={{ name: <bdi>{name}</bdi> }}
              />
            </Dialog.Title>
            <Dialog.Close
              render={
                <IconButton
                  label={intl.formatMessage({ id: 'transfer.close', defaultMessage: 'Close' })}
                  icon={<X size={16} />}
                />
              }
            />
          </header>
          {showsOutcome ? (
            <TransferOutcome
              contactId={contactId}
              invitation={invitation}
              onOther={() => {
                choose(undefined);
                setAsked(false);
              }}
              onClose={onClose}
            />
          ) : chosen ? (
            <TransferConfirmation
              contactId={contactId}
              quickConnect={chosen}
              onBack={() => choose(undefined)}
              onAsked={() => setAsked(true)}
            />
          ) : (
            <QuickConnectPicker inputRef={input} onPick={choose} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
