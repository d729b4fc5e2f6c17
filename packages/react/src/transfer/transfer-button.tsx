import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { later } from '../ui/later.tsx';

const TransferDialog = later(async () => (await import('./transfer-dialog.tsx')).TransferDialog);

/** Opens the dialog in which a chat is passed on. The dialog stays when the chat ends under it: it has the outcome to tell. */
export function TransferButton({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const [open, setOpen] = useState(false);
  const canTransfer = contact?.phase === 'connected' && contact.channel === 'chat';
  return (
    <>
      {canTransfer && (
        <IconButton
          data-action="transfer"
          label={intl.formatMessage({ id: 'transfer.open', defaultMessage: 'Transfer or bring somebody in' })}
          icon={<ArrowRightLeft size={16} />}
          onClick={() => setOpen(true)}
        />
      )}
      {open && <TransferDialog contactId={contactId} onClose={() => setOpen(false)} />}
    </>
  );
}
