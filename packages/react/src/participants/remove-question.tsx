import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ContactParticipant } from '@liaison/core';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import dialog from '../ui/dialog.module.css';

export interface RemoveQuestionProps {
  contactId: string;
  /** Whom; nobody is asked about without one. */
  participant: ContactParticipant | undefined;
  onClose: () => void;
}

/** Asks before another agent is taken out: there is no way back but a new invitation. */
export function RemoveQuestion({ contactId, participant, onClose }: RemoveQuestionProps) {
  const { connectService } = useLiaison();
  return (
    <AlertDialog.Root open={participant !== undefined} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup}>
          <AlertDialog.Title className={dialog.title}>
            <FormattedMessage
              id="participant.removeTitle"
              defaultMessage="Take {name} out of the chat?"
              values={{ name: <bdi>{participant?.name}</bdi> }}
            />
          </AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>
            <FormattedMessage id="participant.removeText" defaultMessage="The chat goes on without them." />
          </AlertDialog.Description>
          <div className={dialog.actions}>
            <AlertDialog.Close render={<Button />}>
              <FormattedMessage id="participant.keep" defaultMessage="Keep them" />
            </AlertDialog.Close>
            <AlertDialog.Close
              render={<Button tone="danger" />}
              onClick={() => participant && void connectService.removeParticipant(contactId, participant.connectionId)}
            >
              <FormattedMessage id="participant.removeConfirm" defaultMessage="Take out" />
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
