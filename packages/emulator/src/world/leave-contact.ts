import { endContact } from './end-contact.ts';
import { postEvent } from './post-item.ts';
import type { Participant } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** A participant leaves. The contact is over when the customer or the agent does; a bot leaves them to themselves. */
export function leaveContact(world: World, participant: Participant): void {
  if (participant.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  const contact = contactOf(world, participant.contactId);
  if (participant.role === 'CUSTOM_BOT') {
    participant.state = 'left';
    postEvent(world, contact, 'participantLeft', participant);
    return;
  }
  const by = participant.role === 'CUSTOMER' ? 'customer' : 'agent';
  endContact(world, contact, { by, leaver: participant });
}
