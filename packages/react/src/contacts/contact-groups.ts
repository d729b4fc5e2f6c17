import type { ContactPhase, ContactState } from '@liaison/core';

export type ContactGroupName = 'incoming' | 'active' | 'wrapUp' | 'missed';

/** Which group of the list each phase belongs to. */
const groupOf: Readonly<Record<ContactPhase, ContactGroupName>> = {
  incoming: 'incoming',
  connected: 'active',
  ended: 'wrapUp',
  missed: 'missed',
  rejected: 'missed',
  error: 'missed',
};

export const contactGroups: readonly ContactGroupName[] = ['incoming', 'active', 'wrapUp', 'missed'];

/** Ids of the contacts of one group, in order of arrival. */
export const contactsIn = (state: ContactState, group: ContactGroupName): string[] =>
  state.order.filter((id) => {
    const phase = state.contacts[id]?.contact.phase;
    return phase !== undefined && groupOf[phase] === group;
  });
