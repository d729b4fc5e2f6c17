import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ContactSnapshot, goesOnWithout } from '@liaison/core';
import { FormattedMessage, useIntl } from 'react-intl';
import { contactName } from '../contacts/contact-name.ts';
import { Button } from '../ui/button.tsx';
import dialog from '../ui/dialog.module.css';

export interface EndQuestionProps {
  contact: ContactSnapshot;
  /** What the agent is about to do; nothing is asked without. */
  asking: 'end' | 'leave' | undefined;
  /** Text of the agent would be lost. */
  losesText: boolean;
  onClose: () => void;
  onYes: () => void;
}

/** Asks before a chat is ended or left, and says what that costs. */
export function EndQuestion({ contact, asking, losesText, onClose, onYes }: EndQuestionProps) {
  const intl = useIntl();
  const name = <bdi>{contactName(intl, contact)}</bdi>;
  const leaves = asking === 'leave';
  return (
    <AlertDialog.Root open={asking !== undefined} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup}>
          <AlertDialog.Title className={dialog.title}>
            {leaves ? (
              <FormattedMessage id="leave.title" defaultMessage="Leave the chat with {name}?" values={{ name }} />
            ) : (
              <FormattedMessage id="end.title" defaultMessage="End the chat with {name}?" values={{ name }} />
            )}
          </AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>
            {!leaves && goesOnWithout(contact) && (
              <FormattedMessage id="end.forAllText" defaultMessage="It ends for everybody in it, the customer too. " />
            )}
            {losesText && (
              <FormattedMessage
                id="end.text"
                defaultMessage="You have text that was not sent yet. It will not reach the customer."
              />
            )}
          </AlertDialog.Description>
          <div className={dialog.actions}>
            <AlertDialog.Close render={<Button />}>
              <FormattedMessage id="end.cancel" defaultMessage="Keep chatting" />
            </AlertDialog.Close>
            <AlertDialog.Close render={<Button tone="danger" />} onClick={onYes}>
              {leaves ? (
                <FormattedMessage id="conversation.leave" defaultMessage="Leave the chat" />
              ) : (
                <FormattedMessage id="conversation.end" defaultMessage="End chat" />
              )}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
