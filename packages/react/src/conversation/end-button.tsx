import { AlertDialog } from '@base-ui/react/alert-dialog';
import { FormattedMessage, useIntl } from 'react-intl';
import { useState } from 'react';
import { contactName } from '../contacts/contact-name.ts';
import { useContact, usePendingStep } from '../contacts/use-contact.ts';
import { useContactStep } from '../contacts/use-contact-step.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import dialog from '../ui/dialog.module.css';
import { Spinner } from '../ui/spinner.tsx';

const unsent = new Set(['queued', 'sending', 'uncertain', 'failed']);

/** Ends a connected chat with one click; asks first only when text of the agent would be lost. */
export function EndButton({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const pending = usePendingStep(contactId);
  const step = useContactStep(contactId);
  const { drafts, store } = useLiaison();
  const [asking, setAsking] = useState(false);
  if (contact?.phase !== 'connected' || contact.channel !== 'chat') return null;

  const ending = pending?.step === 'ending' && !pending.failure;
  const end = () => {
    const messages = store.getState().contacts[contactId]?.chatSession?.messages ?? [];
    const loses = drafts.get(contactId).trim() !== '' || messages.some(({ status }) => unsent.has(status));
    if (loses) setAsking(true);
    else step.end();
  };

  return (
    <>
      <Button tone="danger" data-action="end" disabled={ending} onClick={end}>
        {ending && <Spinner />}
        <FormattedMessage id="conversation.end" defaultMessage="End chat" />
      </Button>
      <AlertDialog.Root open={asking} onOpenChange={setAsking}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={dialog.backdrop} />
          <AlertDialog.Popup className={dialog.popup}>
            <AlertDialog.Title className={dialog.title}>
              <FormattedMessage
                id="end.title"
                defaultMessage="End the chat with {name}?"
                values={{ name: <bdi>{contactName(intl, contact)}</bdi> }}
              />
            </AlertDialog.Title>
            <AlertDialog.Description className={dialog.text}>
              <FormattedMessage
                id="end.text"
                defaultMessage="You have text that was not sent yet. It will not reach the customer."
              />
            </AlertDialog.Description>
            <div className={dialog.actions}>
              <AlertDialog.Close render={<Button />}>
                <FormattedMessage id="end.cancel" defaultMessage="Keep chatting" />
              </AlertDialog.Close>
              <AlertDialog.Close render={<Button tone="danger" />} onClick={step.end}>
                <FormattedMessage id="conversation.end" defaultMessage="End chat" />
              </AlertDialog.Close>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </>
  );
}
