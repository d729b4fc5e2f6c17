import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { RefObject } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../ui/button.tsx';
import dialog from '../ui/dialog.module.css';
import type { Doubt } from './use-send-guard.ts';

export interface SendQuestionProps {
  /** Undefined while there is nothing to ask. */
  doubt: Doubt | undefined;
  /** Untrusted text. */
  customerName: string;
  onSend: () => void;
  onClose: () => void;
  /** Where the focus goes afterwards. */
  input: RefObject<HTMLTextAreaElement | null>;
}

/** Asks whether a message is really meant for this customer. The focus is on not sending it. */
export function SendQuestion({ doubt, customerName, onSend, onClose, input }: SendQuestionProps) {
  const name = <bdi>{customerName}</bdi>;
  return (
    <AlertDialog.Root open={doubt !== undefined} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup} finalFocus={input}>
          <AlertDialog.Title className={dialog.title}>
            <FormattedMessage id="guard.title" defaultMessage="Send this to {name}?" values={{ name }} />
          </AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>
            {doubt?.kind === 'named' ? (
              <FormattedMessage
                id="guard.named"
                defaultMessage="It says “{words}”, which belongs to {other}, whose chat is open too."
                values={{ words: <bdi>{doubt.other.words}</bdi>, other: <bdi>{doubt.other.customerName}</bdi> }}
              />
            ) : (
              <FormattedMessage
                id="guard.hasty"
                defaultMessage="You pasted it less than a second after you opened this chat."
              />
            )}
          </AlertDialog.Description>
          <div className={dialog.actions}>
            <AlertDialog.Close render={<Button />}>
              <FormattedMessage id="guard.cancel" defaultMessage="Keep editing" />
            </AlertDialog.Close>
            <AlertDialog.Close render={<Button tone="primary" />} onClick={onSend}>
              <FormattedMessage id="guard.send" defaultMessage="Send to {name}" values={{ name }} />
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
