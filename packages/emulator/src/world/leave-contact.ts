import { endContact } from './end-contact.ts';
import type { Participant } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** A participant leaves. With only a customer and an agent in it, the contact is over for both. */
export function leaveContact(world: World, participant: Participant): void {
  if (participant.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  const contact = contactOf(world, participant.contactId);
  const by = participant.role === 'CUSTOMER' ? 'customer' : 'agent';
  endContact(world, contact, { by, leaver: participant });
}
