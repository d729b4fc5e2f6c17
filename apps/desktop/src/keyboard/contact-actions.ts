import type { ContactState } from '@liaison/core';
import { type LiaisonServices, longestWaiting } from '@liaison/react';

type Services = Pick<LiaisonServices, 'connectService' | 'store'>;

/** The chat that was offered first and that the agent can decide about. */
export const firstOffer = ({ contacts, order }: ContactState): string | undefined =>
  order.find((contactId) => {
    const contact = contacts[contactId]?.contact;
    return contact?.phase === 'incoming' && contact.channel === 'chat' && !contact.autoAccept;
  });

/** The contact before or after the open one, round in a circle; offers are left out, for opening one decides nothing. */
export function neighbour({ contacts, order, selectedContactId }: ContactState, step: 1 | -1): string | undefined {
  const open = order.filter((contactId) => contacts[contactId]?.contact.phase !== 'incoming');
  if (open.length === 0) return undefined;
  const at = selectedContactId === undefined ? -1 : open.indexOf(selectedContactId);
  const from = at < 0 && step < 0 ? 0 : at;
  return open[(from + step + open.length) % open.length];
}

/** What keys do with contacts. Each does nothing when there is nothing to do it with. */
export function contactActions({ connectService, store }: Services) {
  const select = (contactId: string | undefined) => {
    if (contactId !== undefined) store.getState().selectContact(contactId);
  };
  const withOffer = (decide: (contactId: string) => void) => () => {
    const offer = firstOffer(store.getState());
    if (offer !== undefined) decide(offer);
  };
  return {
    answerNext: () => select(longestWaiting(store.getState())),
    nextContact: () => select(neighbour(store.getState(), 1)),
    previousContact: () => select(neighbour(store.getState(), -1)),
    accept: withOffer((offer) => {
      select(offer);
      void connectService.acceptContact(offer);
    }),
    reject: withOffer((offer) => void connectService.rejectContact(offer)),
  };
}
