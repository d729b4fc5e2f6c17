import { goesOnWithout } from '@liaison/core';
import { FormattedMessage } from 'react-intl';
import { useState } from 'react';
import { useContact, usePendingStep } from '../contacts/use-contact.ts';
import { useContactStep } from '../contacts/use-contact-step.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { later } from '../ui/later.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { EndMenu } from './end-menu.tsx';
import { unsent } from './unsent.ts';

const EndQuestion = later(async () => (await import('./end-question.tsx')).EndQuestion);

/**
 * Ends a connected chat with one click; where others are in it or were asked, leaving it is the other choice. Asks first when text of the
 * agent would be lost, or when it ends for other agents too.
 */
export function EndButton({ contactId }: { contactId: string }) {
  const contact = useContact(contactId);
  const pending = usePendingStep(contactId);
  const step = useContactStep(contactId);
  const { drafts, store } = useLiaison();
  const [asking, ask] = useState<'end' | 'leave'>();
  if (contact?.phase !== 'connected' || contact.channel !== 'chat') return null;

  const busy = (pending?.step === 'ending' || pending?.step === 'leaving') && !pending.failure;
  const losesText = () => {
    const messages = store.getState().contacts[contactId]?.chatSession?.messages ?? [];
    return drafts.get(contactId).trim() !== '' || messages.some(({ status }) => unsent.has(status));
  };
  const hasOthers = goesOnWithout(contact);
  const end = () => (hasOthers || losesText() ? ask('end') : step.end());
  const leave = () => (losesText() ? ask('leave') : step.leave());

  return (
    <>
      {hasOthers ? (
        <EndMenu busy={busy} onLeave={leave} onEnd={end} />
      ) : (
        <Button tone="danger" data-action="end" disabled={busy} onClick={end}>
          {busy && <Spinner />}
          <FormattedMessage id="conversation.end" defaultMessage="End chat" />
        </Button>
      )}
      <EndQuestion
        contact={contact}
        asking={asking}
        losesText={asking !== undefined && losesText()}
        onClose={() => ask(undefined)}
        onYes={asking === 'leave' ? step.leave : step.end}
      />
    </>
  );
}
