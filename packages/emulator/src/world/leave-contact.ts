import { beginDisconnectFlow, disconnectStepsOf } from './begin-disconnect-flow.ts';
import type { DisconnectReason } from './disconnect-reason.ts';
import { endContact } from './end-contact.ts';
import { stopIdleTimers } from './idle-timers.ts';
import { touchConversation } from './invite.ts';
import { postEvent } from './post-item.ts';
import { pendingInvitations, stopListening } from './segments.ts';
import type { Contact, Participant } from './state.ts';
import { leaveSegment, takeOver } from './take-over.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/**
 * A participant leaves. The chat is over when the customer or the last agent does, unless its flow goes on with the
 * customer then; a supervisor who takes part counts as an agent. While another agent stays, or is invited, and when a bot
 * or a silent supervisor goes, it is over for the leaver only.
 */
export function leaveContact(
  world: World,
  participant: Participant,
  { removedBy }: { readonly removedBy?: Participant } = {},
): void {
  const contact = contactOf(world, participant.contactId);
  if (participant.state === 'listening') return stopListening(world, contact);
  if (participant.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  if (participant.role === 'CUSTOMER') {
    return removedBy === undefined
      ? customerLeaves(world, contact, participant)
      : leaveAndEnd(world, contact, { leaver: participant, reason: 'AGENT_DISCONNECT' });
  }
  if (!isAgent(participant)) return stepOut(world, contact, participant);
  const reason = removalReason(removedBy);
  if (otherAgents(contact, participant).length > 0) {
    leaveSegment(world, contact, { leaver: participant, reason });
    return touchConversation(world, contact);
  }
  if (pendingInvitations(world, contact).length > 0) return takeOver(world, [contact]);
  const steps = disconnectStepsOf(world, contact);
  if (steps !== undefined) return beginDisconnectFlow(world, contact, { steps, leavers: [participant], reason });
  leaveAndEnd(world, contact, { leaver: participant, reason });
}

const removalReason = (removedBy: Participant | undefined): DisconnectReason => {
  if (removedBy === undefined) return 'AGENT_DISCONNECT';
  return removedBy.role === 'SUPERVISOR' ? 'BARGED' : 'THIRD_PARTY_DISCONNECT';
};

/** Who has asked for it stays for the disconnect flow, and only the agents go (StartChatContact, DisconnectOnCustomerExit). */
function customerLeaves(world: World, contact: Contact, customer: Participant): void {
  const reason = 'CUSTOMER_DISCONNECT';
  const asked = world.contacts.get(contact.initialContactId)?.disconnectOnCustomerExit === true;
  const steps = asked ? disconnectStepsOf(world, contact) : undefined;
  const leavers = otherAgents(contact, customer);
  if (steps === undefined || leavers.length === 0) return leaveAndEnd(world, contact, { leaver: customer, reason });
  beginDisconnectFlow(world, contact, { steps, leavers, reason });
}

const isAgent = ({ role }: Participant): boolean => role === 'AGENT' || role === 'SUPERVISOR';

function stepOut(world: World, contact: Contact, participant: Participant): void {
  participant.state = 'left';
  postEvent(world, contact, 'participantLeft', participant);
  const alone = contact.participants.every(({ role, state }) => role === 'CUSTOMER' || state !== 'joined');
  if (alone) stopIdleTimers(contactOf(world, contact.customer.contactId));
}

interface Leaving {
  readonly leaver: Participant;
  readonly reason: DisconnectReason;
}

function leaveAndEnd(world: World, contact: Contact, { leaver, reason }: Leaving): void {
  const [struck] = world.faults.strike(['delay-end'], { operation: 'EndContact', contactId: contact.id });
  if (struck === undefined) return endContact(world, contact, { reason, leaver });
  postEvent(world, contact, 'participantLeft', leaver);
  leaver.state = 'left';
  // Each leaver's own: the first to fall due ends the chat and with it the others.
  contact.timers.set(
    `end ${leaver.id}`,
    world.clock.setTimer(struck.effect.ms, () => endContact(world, contact, { reason })),
  );
}

const otherAgents = ({ participants }: Contact, leaver: Participant): Participant[] =>
  participants.filter((other) => other !== leaver && isAgent(other) && other.state === 'joined');
