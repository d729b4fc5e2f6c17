import { moveAssignment } from './assignment.ts';
import type { DisconnectReason } from './disconnect-reason.ts';
import { postEvent } from './post-item.ts';
import { liveSegments } from './segments.ts';
import type { Contact, Participant } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import type { World } from './world.ts';

export interface EndOptions {
  readonly reason: DisconnectReason;
  /** Who left and so ended the chat. */
  readonly leaver?: Participant;
}

/**
 * Ends the chat for everybody, in every contact of the conversation. An agent who had it goes to after contact work;
 * one it was offered to has missed it.
 */
export function endContact(world: World, contact: Contact, { reason, leaver }: EndOptions): void {
  const segments = liveSegments(world, contact);
  const last = segments.find(({ customer, id }) => customer.contactId === id) ?? contact;
  // A conversation that has ended already is refused here.
  moved(last.state, contactMoves.end, 'The contact');
  if (leaver !== undefined) postEvent(world, last, 'participantLeft', leaver);
  postEvent(world, last, 'chatEnded');
  for (const participant of contact.participants) participant.state = 'left';
  for (const segment of segments) endSegment(world, segment, reason);
}

function endSegment(world: World, contact: Contact, reason: DisconnectReason): void {
  contact.state = moved(contact.state, contactMoves.end, 'The contact');
  contact.disconnectReason = reason;
  contact.disconnectedAt = world.clock.now();
  for (const cancel of contact.timers.values()) cancel();
  contact.timers.clear();
  for (const agent of world.agents.values()) {
    const assignment = agent.assignments.get(contact.id);
    if (assignment?.state === 'connected') moveAssignment(world, agent, assignment, 'end');
    if (assignment?.state === 'connecting') moveAssignment(world, agent, assignment, 'miss');
  }
  world.events.emit({ type: 'contact', contact });
}
