import { startIdleTimers, stopIdleTimers } from './idle-timers.ts';
import type { Contact } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import type { World } from './world.ts';

/**
 * One conversation is a chain of contacts, one for each agent it was given to. They share the transcript and the list
 * of participants; the customer belongs to the one that lasts.
 */
export const liveSegments = (world: World, { transcript }: Contact): Contact[] =>
  [...world.contacts.values()].filter((segment) => segment.transcript === transcript && segment.state !== 'ended');

/** Offered to somebody, or waiting for it, on an agent's invitation. */
export const pendingInvitations = (world: World, contact: Contact): Contact[] =>
  liveSegments(world, contact).filter(({ invitation, state }) => invitation !== undefined && state !== 'connected');

/** Ends one contact of a conversation that goes on in another one, which takes over its timers and the customer. */
export function closeSegment(world: World, contact: Contact): void {
  contact.state = moved(contact.state, contactMoves.end, 'The contact');
  contact.endedBy = 'agent';
  contact.disconnectedAt = world.clock.now();
  stopIdleTimers(contact);
  const segments = liveSegments(world, contact);
  const next = segments.find(({ state }) => state === 'connected') ?? segments[0];
  if (next !== undefined) {
    for (const [name, cancel] of contact.timers) next.timers.set(name, cancel);
    if (next.customer.contactId === contact.id) next.customer.contactId = next.id;
  }
  contact.timers.clear();
  if (next?.state === 'connected') startIdleTimers(world, next);
  world.events.emit({ type: 'contact', contact });
}
