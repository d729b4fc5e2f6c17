import { useRef, useState } from 'react';
import { useLiaison } from '../provider/liaison-context.ts';
import { findOtherCustomer, type NamedCustomer } from './wrong-chat.ts';

/** Why the agent is asked before a message goes out. */
export type Doubt = { readonly kind: 'named'; readonly other: NamedCustomer } | { readonly kind: 'hasty' };

/** Nobody reads a chat, pastes and means it in less time after a switch, in ms. */
const hasteLimit = 1000;

/** Asks first when a message may be meant for another customer: it names one, or was pasted and entered within a second of a switch. */
export function useSendGuard(contactId: string) {
  const { store, clock } = useLiaison();
  const [openedAt] = useState(() => clock.now());
  const pasted = useRef(false);

  const doubtAbout = (text: string): Doubt | undefined => {
    const { contacts } = store.getState();
    const recipient = contacts[contactId]?.contact;
    if (!recipient) return undefined;
    const open = Object.values(contacts).map(({ contact }) => contact);
    const others = open.filter(({ phase, channel }) => phase === 'connected' && channel === 'chat');
    const other = findOtherCustomer(text, recipient, others);
    if (other) return { kind: 'named', other };
    const isHasty = pasted.current && others.length > 1 && clock.now() - openedAt < hasteLimit;
    return isHasty ? { kind: 'hasty' } : undefined;
  };

  return {
    doubtAbout,
    notePaste: () => {
      pasted.current = true;
    },
    noteSent: () => {
      pasted.current = false;
    },
  };
}
