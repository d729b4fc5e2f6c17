import { type InvitationPurpose, isFull, type QuickConnect } from '@liaison/core';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { usePreference } from '../preferences/use-preference.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { HandoffCard } from '../work/handoff-card.tsx';
import { QuickConnectIcon } from './quick-connect-icon.tsx';
import { withRecent } from './quick-connect-groups.ts';
import styles from './transfer.module.css';

export interface TransferConfirmationProps {
  contactId: string;
  quickConnect: QuickConnect;
  onBack: () => void;
  onAsked: () => void;
}

/** A last look before somebody is asked: who, and whether to take the chat over or to join it. */
export function TransferConfirmation({ contactId, quickConnect, onBack, onAsked }: TransferConfirmationProps) {
  const { connectService, contactWork, preferences } = useLiaison();
  const recent = usePreference('recentQuickConnects');
  const contact = useContact(contactId);
  const [saving, setSaving] = useState(false);
  const transfer = useRef<HTMLButtonElement>(null);
  // The list that had the focus is gone.
  useEffect(() => transfer.current?.focus(), []);
  if (contact?.phase !== 'connected') return <Gone />;
  const ask = async (purpose: InvitationPurpose) => {
    preferences.change({ recentQuickConnects: withRecent(recent, quickConnect.arn) });
    setSaving(true);
    // What the next agent should know goes ahead of the chat; a server that does not answer does not hold the chat up.
    await contactWork?.handoffCards.flush(contactId);
    void connectService.invite(contactId, quickConnect, purpose);
    onAsked();
  };
  const full = isFull(contact);
  return (
    <div className={styles.body}>
      <p className={styles.chosen}>
        <QuickConnectIcon type={quickConnect.type} />
        <bdi className={styles.name}>{quickConnect.name}</bdi>
        <Button size="small" tone="quiet" onClick={onBack}>
          <FormattedMessage id="transfer.change" defaultMessage="Choose another" />
        </Button>
      </p>
      <p className={styles.hint}>
        {full ? (
          <FormattedMessage
            id="transfer.full"
            defaultMessage="Six people are in this chat; there is room for no more."
          />
        ) : quickConnect.type === 'queue' ? (
          <FormattedMessage
            id="transfer.queueHint"
            defaultMessage="Whoever of this queue accepts first sees the whole conversation. The chat is yours until then."
          />
        ) : (
          <FormattedMessage
            id="transfer.agentHint"
            defaultMessage="They see the whole conversation when they accept. The chat is yours until then."
          />
        )}
      </p>
      <HandoffCard contactId={contactId} />
      <div className={styles.actions}>
        {contact.multiParty && (
          <Button disabled={full || saving} onClick={() => void ask('join')}>
            <FormattedMessage id="transfer.join" defaultMessage="Bring into the chat" />
          </Button>
        )}
        <Button ref={transfer} tone="primary" disabled={full || saving} onClick={() => void ask('transfer')}>
          {saving && <Spinner />}
          <FormattedMessage id="transfer.transfer" defaultMessage="Transfer" />
        </Button>
      </div>
    </div>
  );
}

function Gone() {
  return (
    <p className={styles.state}>
      <FormattedMessage id="transfer.gone" defaultMessage="The chat has ended meanwhile." />
    </p>
  );
}
