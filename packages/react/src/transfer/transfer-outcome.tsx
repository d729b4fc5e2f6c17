import { type Invitation, isOpenInvitation } from '@liaison/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { Button } from '../ui/button.tsx';
import { Elapsed } from '../ui/elapsed.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { InvitationActions } from './invitation-actions.tsx';
import { InvitationText } from './invitation-text.tsx';
import styles from './transfer.module.css';

export interface TransferOutcomeProps {
  contactId: string;
  invitation: Invitation;
  /** Chooses somebody else. */
  onOther: () => void;
  onClose: () => void;
}

/** What becomes of an invitation, from the request to its end. */
export function TransferOutcome({ contactId, invitation, onOther, onClose }: TransferOutcomeProps) {
  const phase = useContact(contactId)?.phase;
  const passedOn = useContactStore((state) => {
    const session = state.contacts[contactId]?.chatSession?.state;
    return session?.name === 'ended' && session.reason === 'transfer';
  });
  const done = useRef<HTMLButtonElement>(null);
  // What had the focus is gone with the step before; the one thing to do next takes it.
  useEffect(() => done.current?.focus(), []);
  const { quickConnect, state } = invitation;
  const who = <bdi>{quickConnect.name}</bdi>;
  const ended = passedOn || phase !== 'connected';
  const good = passedOn || (!ended && state === 'joined');
  const waits = !ended && isOpenInvitation(invitation);
  const Sign = good ? CircleCheck : CircleAlert;
  return (
    <div className={styles.body}>
      <div className={styles.outcome} data-outcome={waits ? 'waits' : good ? 'good' : 'bad'}>
        {waits ? <Spinner size={18} /> : <Sign size={18} aria-hidden="true" />}
        <output className={styles.outcomeText}>
          {passedOn ? (
            <FormattedMessage
              id="transfer.succeeded"
              defaultMessage="The chat was transferred to {who}."
              values={{ who }}
            />
          ) : ended ? (
            <FormattedMessage id="transfer.gone" defaultMessage="The chat has ended meanwhile." />
          ) : (
            <InvitationText invitation={invitation} />
          )}
        </output>
        {waits && state === 'ringing' && <Elapsed since={invitation.since} />}
      </div>
      <div className={styles.actions}>
        {!ended && <InvitationActions contactId={contactId} invitation={invitation} />}
        {!ended && !waits && state !== 'joined' && (
          <Button size="small" onClick={onOther}>
            <FormattedMessage id="transfer.other" defaultMessage="Choose somebody else" />
          </Button>
        )}
        <Button ref={done} size="small" tone="primary" onClick={onClose}>
          {waits ? (
            <FormattedMessage id="transfer.keepChatting" defaultMessage="Keep chatting" />
          ) : (
            <FormattedMessage id="transfer.done" defaultMessage="Done" />
          )}
        </Button>
      </div>
    </div>
  );
}
