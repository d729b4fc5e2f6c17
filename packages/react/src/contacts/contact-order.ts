import type { ContactState } from '@liaison/core';
import { waitingSince } from './waiting-since.ts';

export const contactOrders = ['arrival', 'waiting', 'unread'] as const;
export type ContactOrder = (typeof contactOrders)[number];

/** What a contact is sorted by, the smallest first; equal ones keep their order of arrival. */
const rankBy: Readonly<Record<ContactOrder, (state: ContactState, contactId: string) => number>> = {
  arrival: () => 0,
  waiting: (state, contactId) => waitingSince(state.contacts[contactId]?.chatSession?.stretches) ?? Infinity,
  unread: (state, contactId) => -(state.contacts[contactId]?.chatSession?.unread ?? 0),
};

/** The ids in the order that the agent chose. `contactIds` come in order of arrival. */
export function inOrder(state: ContactState, contactIds: readonly string[], order: ContactOrder): string[] {
  const rank = new Map(contactIds.map((contactId) => [contactId, rankBy[order](state, contactId)]));
  const of = (contactId: string) => rank.get(contactId) ?? 0;
  // Not by subtraction: two customers who do not wait are both at infinity.
  return contactIds.toSorted((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0));
}
