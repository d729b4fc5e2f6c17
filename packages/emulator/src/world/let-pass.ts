import { failInvitation } from './invite.ts';
import type { Assignment } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import type { World } from './world.ts';

/** An offer was not taken: the contact goes back to its queue, unless one agent was wanted and somebody still waits with the customer. */
export function letPass(world: World, { contact, participant }: Assignment): void {
  contact.state = moved(contact.state, contactMoves.requeue, 'The contact');
  delete contact.agentLogin;
  participant.state = 'left';
  if (contact.invitation?.login !== undefined && failInvitation(world, contact)) return;
  world.events.emit({ type: 'contact', contact });
}
