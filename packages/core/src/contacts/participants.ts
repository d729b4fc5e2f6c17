import type { ContactParticipant, ContactSnapshot } from '../connect/agent-port.ts';

type WithParticipants = Pick<ContactSnapshot, 'participants'>;

/** Above this number Amazon Connect keeps no receipts (administrator guide, multi-party chat). */
const MOST_WITH_RECEIPTS = 2;
/** Customer and agents together, the invited ones too (feature specifications). */
const MOST_PARTICIPANTS = 6;

const isPresent = ({ state }: ContactParticipant): boolean => state !== 'left';

/** Everybody but this agent and the customer who is there or was asked. */
export const othersIn = ({ participants }: WithParticipants): readonly ContactParticipant[] =>
  participants.filter((each) => each.role !== 'self' && each.role !== 'customer' && isPresent(each));

/** Whether the customer has somebody, or will have, when this agent leaves. */
export const goesOnWithout = (contact: WithParticipants): boolean =>
  othersIn(contact).some(({ role }) => role !== 'supervisor');

/** R1: more people than receipts are kept for. */
export const isCrowded = ({ participants }: WithParticipants): boolean =>
  participants.filter(({ state }) => state === 'joined').length > MOST_WITH_RECEIPTS;

export const isFull = ({ participants }: WithParticipants): boolean =>
  participants.filter(isPresent).length >= MOST_PARTICIPANTS;

export const customerIn = ({ participants }: WithParticipants): ContactParticipant | undefined =>
  participants.find(({ role }) => role === 'customer');
