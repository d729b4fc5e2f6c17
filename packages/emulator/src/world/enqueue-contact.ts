import { routeContacts } from './route-contacts.ts';
import type { Queue } from './instance.ts';
import type { Contact } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import type { World } from './world.ts';

/** The flow is done with the contact: from now on it waits for an agent. */
export function enqueueContact(world: World, contact: Contact, queue: Queue): void {
  contact.state = moved(contact.state, contactMoves.queue, 'The contact');
  contact.queue = queue;
  contact.enqueuedAt = world.clock.now();
  world.events.emit({ type: 'contact', contact });
  routeContacts(world);
}
