import { moveAssignment } from './assignment.ts';
import { postEvent } from './post-item.ts';
import type { Contact, EndedBy, Participant } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import type { World } from './world.ts';

export interface EndOptions {
  readonly by: EndedBy;
  /** Who left and so ended the chat. */
  readonly leaver?: Participant;
}

/** Ends the chat for everybody. An agent who had it goes to after contact work; one it was offered to has missed it. */
export function endContact(world: World, contact: Contact, { by, leaver }: EndOptions): void {
  contact.state = moved(contact.state, contactMoves.end, 'The contact');
  contact.endedBy = by;
  contact.disconnectedAt = world.clock.now();
  for (const cancel of contact.timers.values()) cancel();
  contact.timers.clear();
  if (leaver !== undefined) postEvent(world, contact, 'participantLeft', leaver);
  postEvent(world, contact, 'chatEnded');
  for (const participant of contact.participants) participant.state = 'left';
  for (const agent of world.agents.values()) {
    const assignment = agent.assignments.get(contact.id);
    if (assignment?.state === 'connected') moveAssignment(world, agent, assignment, 'end');
    if (assignment?.state === 'connecting') moveAssignment(world, agent, assignment, 'miss');
  }
  world.events.emit({ type: 'contact', contact });
}
