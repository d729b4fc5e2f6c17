import { goesOnWithout, type Invitation } from '@liaison/core';
import { FormattedMessage } from 'react-intl';
import { useContact, usePendingStep } from '../contacts/use-contact.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

export interface InvitationActionsProps {
  contactId: string;
  invitation: Invitation;
}

/** What can be done about an invitation: take it back, leave before it is accepted, make it again. */
export function InvitationActions({ contactId, invitation }: InvitationActionsProps) {
  const { connectService } = useLiaison();
  const contact = useContact(contactId);
  const pending = usePendingStep(contactId);
  const { purpose, quickConnect, state } = invitation;
  const { arn } = quickConnect;
  const leaving = pending?.step === 'leaving' && !pending.failure;
  if (state === 'ringing') {
    return (
      <>
        <Button size="small" disabled={leaving} onClick={() => void connectService.callOffInvitation(contactId)}>
          <FormattedMessage id="invitation.callOff" defaultMessage="Call off" />
        </Button>
        {purpose === 'transfer' && contact && goesOnWithout(contact) && (
          <Button size="small" disabled={leaving} onClick={() => void connectService.leaveContact(contactId)}>
            {leaving && <Spinner />}
            <FormattedMessage id="invitation.leaveNow" defaultMessage="Leave now" />
          </Button>
        )}
      </>
    );
  }
  if ((state !== 'turnedDown' && state !== 'failed') || arn === undefined) return null;
  return (
    <Button size="small" onClick={() => void connectService.invite(contactId, { ...quickConnect, arn }, purpose)}>
      <FormattedMessage id="invitation.again" defaultMessage="Ask again" />
    </Button>
  );
}
