import type { WireItem } from '@liaison/protocol';
import { noteActivity } from './idle-timers.ts';
import { postItem } from './post-item.ts';
import type { Participant } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export interface OutgoingMessage {
  readonly contentType: string;
  readonly content: string;
}

export function sendMessage(world: World, sender: Participant, message: OutgoingMessage): WireItem {
  if (sender.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  const contact = contactOf(world, sender.contactId);
  noteActivity(world, contact, sender);
  return postItem(world, contact, { type: 'MESSAGE', ...message, sender, stored: true });
}
