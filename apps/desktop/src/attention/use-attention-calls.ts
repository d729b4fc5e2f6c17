import { contactName, type LiaisonServices } from '@liaison/react';
import { useEffect, useEffectEvent } from 'react';
import { useIntl } from 'react-intl';
import { usePage } from '../page/page-context.ts';
import { notices } from './notices.ts';
import { watchForAttention } from './watch-for-attention.ts';

/** Rings, plays and shows notices as the agent has set it up. */
export function useAttentionCalls({ clock, store }: Pick<LiaisonServices, 'clock' | 'store'>): void {
  const intl = useIntl();
  const { play, preferences } = usePage();
  const name = (contactId: string) => {
    const contact = store.getState().contacts[contactId]?.contact;
    return contact ? contactName(intl, contact) : '';
  };
  const tell = (contactId: string, title: string, text?: string) => {
    const { notices: wanted, noticesWithText } = preferences.get();
    if (!wanted || document.hasFocus()) return;
    notices.show({
      tag: contactId,
      title,
      body: noticesWithText && text ? `${name(contactId)}: ${text}` : name(contactId),
      onClick: () => {
        // The system keeps a notice longer than Amazon Connect its contact.
        if (store.getState().contacts[contactId]) store.getState().selectContact(contactId);
      },
    });
  };
  // Not part of the watch: another language would begin it anew, and what was told already would be forgotten.
  const offered = useEffectEvent((contactId: string) =>
    tell(contactId, intl.formatMessage({ id: 'notice.offered', defaultMessage: 'Incoming contact' })),
  );
  const written = useEffectEvent((contactId: string) => {
    play(preferences.get().messageSound);
    // What the agent has not got off yet stands below it.
    const messages = store.getState().contacts[contactId]?.chatSession?.messages ?? [];
    const last = messages.findLast(({ messageType, sender }) => !sender.isSelf && messageType !== 'event');
    const title = intl.formatMessage({ id: 'notice.written', defaultMessage: 'New message' });
    tell(contactId, title, last?.messageType === 'text' ? last.content : undefined);
  });
  const sessionEnds = useEffectEvent(() => {
    play(preferences.get().ring);
    if (!preferences.get().notices || document.hasFocus()) return;
    const title = intl.formatMessage({
      id: 'notice.sessionEnds',
      defaultMessage: 'Amazon Connect is about to sign you out',
    });
    notices.show({ tag: 'session', title, onClick: () => {} });
  });
  useEffect(
    () =>
      watchForAttention({
        store,
        clock,
        ring: () => play(preferences.get().ring),
        offered: (contactId) => offered(contactId),
        written: (contactId) => written(contactId),
        remind: () => preferences.get().messageRepeats && play(preferences.get().messageSound),
        sessionEnds: () => sessionEnds(),
      }),
    [clock, play, preferences, store],
  );
}
