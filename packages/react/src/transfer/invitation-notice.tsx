import { type Invitation, selectInvitation } from '@liaison/core';
import { CircleAlert, X } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { InvitationActions } from './invitation-actions.tsx';
import { InvitationText } from './invitation-text.tsx';

/** Of what the conversation itself tells nothing yet, or tells only that it went wrong. */
const SHOWN: readonly Invitation['state'][] = ['asking', 'ringing', 'callingOff', 'turnedDown', 'failed'];

/** Stands over the conversation while somebody is asked into it, and when nobody came. */
export function InvitationNotice({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const { connectService } = useLiaison();
  const invitation = useContactStore(selectInvitation(contactId));
  if (!invitation || !SHOWN.includes(invitation.state)) return null;
  const isOver = invitation.state === 'turnedDown' || invitation.state === 'failed';
  return (
    <Notice
      tone={isOver ? 'warn' : 'info'}
      icon={isOver ? <CircleAlert size={16} /> : <Spinner size={16} />}
      {...(invitation.state === 'ringing' && { since: invitation.since })}
      action={
        <>
          <InvitationActions contactId={contactId} invitation={invitation} />
          {isOver && (
            <IconButton
              label={intl.formatMessage({ id: 'invitation.putAway', defaultMessage: 'Put away' })}
              icon={<X size={16} />}
              onClick={() => connectService.putAwayInvitation(contactId)}
            />
          )}
        </>
      }
    >
      <InvitationText invitation={invitation} />
    </Notice>
  );
}
