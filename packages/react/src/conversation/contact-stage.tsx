import type { ContactSnapshot } from '@liaison/core';
import { IncomingContact } from '../contacts/incoming-contact.tsx';
import { StepFailure } from '../contacts/step-failure.tsx';
import { usePendingStep } from '../contacts/use-contact.ts';
import { ParticipantsBar } from '../participants/participants-bar.tsx';
import { InvitationNotice } from '../transfer/invitation-notice.tsx';
import { later } from '../ui/later.tsx';
import { ArchiveNotice } from './archive-notice.tsx';
import { MessageList } from './message-list.tsx';
import { MissedContact } from './missed-contact.tsx';
import { OpenComposer } from './open-composer.tsx';
import { OtherChannel } from './other-channel.tsx';
import { SessionNotice } from './session-notice.tsx';
import { WrapUpBar } from './wrap-up-bar.tsx';
import styles from './chat-interface.module.css';

const HandoffBanner = later(async () => (await import('../work/handoff-banner.tsx')).HandoffBanner);

export interface ContactStageProps {
  contactId: string;
  phase: ContactSnapshot['phase'];
  channel: ContactSnapshot['channel'];
}

/** What a contact shows in each phase. */
export function ContactStage({ contactId, phase, channel }: ContactStageProps) {
  const pending = usePendingStep(contactId);
  if (phase === 'incoming') {
    return (
      <div className={styles.center}>
        <div className={styles.offer}>
          <IncomingContact contactId={contactId} />
        </div>
      </div>
    );
  }
  if (phase === 'missed' || phase === 'rejected' || phase === 'error') {
    return <MissedContact contactId={contactId} phase={phase} />;
  }
  if (channel !== 'chat') return <OtherChannel contactId={contactId} channel={channel} phase={phase} />;
  return (
    <>
      {phase === 'connected' ? (
        <>
          <SessionNotice contactId={contactId} />
          <ParticipantsBar contactId={contactId} />
          <InvitationNotice contactId={contactId} />
          <HandoffBanner contactId={contactId} />
        </>
      ) : (
        <ArchiveNotice contactId={contactId} />
      )}
      <MessageList contactId={contactId} />
      {phase === 'connected' ? (
        <>
          <div className={styles.failure}>
            <StepFailure pending={pending} />
          </div>
          <OpenComposer contactId={contactId} />
        </>
      ) : (
        <WrapUpBar contactId={contactId} />
      )}
    </>
  );
}
