import { contactName, type LiaisonServices } from '@liaison/react';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { usePage } from '../page/page-context.ts';
import { notices } from './notices.ts';
import { watchForAttention } from './watch-for-attention.ts';

/** Rings, plays and shows notices as the agent has set it up. */
export function useAttentionCalls({ clock, store }: Pick<LiaisonServices, 'clock' | 'store'>): void {
  const intl = useIntl();
  const { play, preferences } = usePage();
  useEffect(() => {
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
    return watchForAttention({
      store,
      clock,
      ring: () => play(preferences.get().ring),
      offered: (contactId) =>
        tell(contactId, intl.formatMessage({ id: 'notice.offered', defaultMessage: 'Incoming contact' })),
      written(contactId) {
        play(preferences.get().messageSound);
        // What the agent has not got off yet stands below it.
        const messages = store.getState().contacts[contactId]?.chatSession?.messages ?? [];
        const last = messages.findLast(({ messageType, sender }) => !sender.isSelf && messageType !== 'event');
        const title = intl.formatMessage({ id: 'notice.written', defaultMessage: 'New message' });
        tell(contactId, title, last?.messageType === 'text' ? last.content : undefined);
      },
      remind: () => preferences.get().messageRepeats && play(preferences.get().messageSound),
      sessionEnds() {
        play(preferences.get().ring);
        if (!preferences.get().notices || document.hasFocus()) return;
        const title = intl.formatMessage({
          id: 'notice.sessionEnds',
          defaultMessage: 'Amazon Connect is about to sign you out',
        });
        notices.show({ tag: 'session', title, onClick: () => {} });
      },
    });
  }, [clock, intl, play, preferences, store]);
}
