import { startIdleTimers } from './idle-timers.ts';
import { postEvent } from './post-item.ts';
import type { Contact, Participant } from './state.ts';
import type { World } from './world.ts';
import { WorldError } from './world-error.ts';

/** A custom bot takes part from now on. One per contact (feature specifications). */
export function addBot(world: World, contact: Contact, displayName: string): { bot: Participant; token: string } {
  if (contact.state === 'ended') throw new WorldError('IllegalMove', 'The contact has ended');
  if (contact.participants.some(({ role, state }) => role === 'CUSTOM_BOT' && state === 'joined')) {
    throw new WorldError('TooManyParticipants', 'The contact has a bot');
  }
  const bot: Participant = {
    id: world.ids.uuid(),
    contactId: contact.id,
    role: 'CUSTOM_BOT',
    displayName,
    state: 'joined',
  };
  contact.participants.push(bot);
  world.participants.set(bot.id, bot);
  postEvent(world, contact, 'participantJoined', bot);
  startIdleTimers(world, contact);
  return { bot, token: world.credentials.participantTokens.issue(bot.id).token };
}
