import { moveAssignment } from './assignment.ts';
import { endContact } from './end-contact.ts';
import { postEvent } from './post-item.ts';
import type { Contact, Participant } from './state.ts';
import { agentOf, contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/**
 * A participant leaves. The contact is over when the customer or the last agent does; while another agent stays, and
 * when a bot or a supervisor goes, it is over for the leaver only.
 */
export function leaveContact(world: World, participant: Participant): void {
  if (participant.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  const contact = contactOf(world, participant.contactId);
  if (goesOnWithout(contact, participant)) return leaveOthers(world, contact, participant);
  const by = participant.role === 'CUSTOMER' ? 'customer' : 'agent';
  const target = { operation: 'EndContact', contactId: contact.id };
  const [struck] = world.faults.strike(['delay-end'], target);
  if (struck === undefined) return endContact(world, contact, { by, leaver: participant });
  postEvent(world, contact, 'participantLeft', participant);
  participant.state = 'left';
  contact.timers.set(
    'end',
    world.clock.setTimer(struck.effect.ms, () => endContact(world, contact, { by })),
  );
}

const goesOnWithout = ({ participants }: Contact, leaver: Participant): boolean =>
  leaver.role !== 'CUSTOMER' &&
  (leaver.role !== 'AGENT' ||
    participants.some((other) => other !== leaver && other.role === 'AGENT' && other.state === 'joined'));

/** Ends one participant's share in a contact that others carry on with. An agent goes to after contact work. */
export function leaveOthers(world: World, contact: Contact, leaver: Participant): void {
  postEvent(world, contact, 'participantLeft', leaver);
  leaver.state = 'left';
  if (leaver.agentLogin === undefined) return;
  const agent = agentOf(world, leaver.agentLogin);
  const assignment = agent.assignments.get(contact.id);
  if (assignment?.state === 'connected') moveAssignment(world, agent, assignment, 'end');
  const next = contact.participants.find(({ role, state }) => role === 'AGENT' && state === 'joined');
  if (next?.agentLogin !== undefined) contact.agentLogin = next.agentLogin;
}
