import { beginDisconnectFlow, disconnectStepsOf } from './begin-disconnect-flow.ts';
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
export function leaveContact(world: World, participant: Participant): void {
  const contact = contactOf(world, participant.contactId);
  if (participant.state === 'listening') return stopListening(world, contact);
  if (participant.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  if (participant.role === 'CUSTOMER') return customerLeaves(world, contact, participant);
  if (!isAgent(participant)) return stepOut(world, contact, participant);
  if (otherAgents(contact, participant).length > 0) {
    leaveSegment(world, contact, participant);
    return touchConversation(world, contact);
  }
  if (pendingInvitations(world, contact).length > 0) return takeOver(world, [contact]);
  const steps = disconnectStepsOf(world, contact);
  if (steps !== undefined) return beginDisconnectFlow(world, contact, { steps, leavers: [participant] });
  leaveAndEnd(world, contact, participant);
}

/** Who has asked for it stays for the disconnect flow, and only the agents go (StartChatContact, DisconnectOnCustomerExit). */
function customerLeaves(world: World, contact: Contact, customer: Participant): void {
  const asked = world.contacts.get(contact.initialContactId)?.disconnectOnCustomerExit === true;
  const steps = asked ? disconnectStepsOf(world, contact) : undefined;
  const leavers = otherAgents(contact, customer);
  if (steps === undefined || leavers.length === 0) return leaveAndEnd(world, contact, customer);
  beginDisconnectFlow(world, contact, { steps, leavers });
}

const isAgent = ({ role }: Participant): boolean => role === 'AGENT' || role === 'SUPERVISOR';

function stepOut(world: World, contact: Contact, participant: Participant): void {
  participant.state = 'left';
  postEvent(world, contact, 'participantLeft', participant);
  const alone = contact.participants.every(({ role, state }) => role === 'CUSTOMER' || state !== 'joined');
  if (alone) stopIdleTimers(contactOf(world, contact.customer.contactId));
}

function leaveAndEnd(world: World, contact: Contact, leaver: Participant): void {
  const by = leaver.role === 'CUSTOMER' ? 'customer' : 'agent';
  const [struck] = world.faults.strike(['delay-end'], { operation: 'EndContact', contactId: contact.id });
  if (struck === undefined) return endContact(world, contact, { by, leaver });
  postEvent(world, contact, 'participantLeft', leaver);
  leaver.state = 'left';
  contact.timers.set(
    'end',
    world.clock.setTimer(struck.effect.ms, () => endContact(world, contact, { by })),
  );
}

const otherAgents = ({ participants }: Contact, leaver: Participant): Participant[] =>
  participants.filter((other) => other !== leaver && isAgent(other) && other.state === 'joined');
