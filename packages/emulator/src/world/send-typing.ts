import { EventContentType, type WireItem } from '@liaison/protocol';
import { postItem } from './post-item.ts';
import type { Participant } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** Delivered to everybody in the contact, not kept in the transcript. */
export function sendTyping(world: World, sender: Participant): WireItem {
  if (sender.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  const contact = contactOf(world, sender.contactId);
  return postItem(world, contact, { type: 'EVENT', contentType: EventContentType.typing, sender, stored: false });
}
