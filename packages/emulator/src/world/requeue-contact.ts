import type { Assignment } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import type { World } from './world.ts';

/** Puts a contact whose offer was not taken back into its queue. */
export function requeueContact(world: World, { contact, participant }: Assignment): void {
  contact.state = moved(contact.state, contactMoves.requeue, 'The contact');
  delete contact.agentLogin;
  participant.state = 'left';
  world.events.emit({ type: 'contact', contact });
}
