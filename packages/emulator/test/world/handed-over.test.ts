import { expect, it } from 'vitest';
import { acceptContact } from '../../src/world/accept-contact.ts';
import {
  beginAuthentication,
  contactBeingAuthenticated,
  finishAuthentication,
  initiateAuthentication,
} from '../../src/world/authentication.ts';
import { endContact } from '../../src/world/end-contact.ts';
import { invite } from '../../src/world/invite.ts';
import type { Contact } from '../../src/world/state.ts';
import { streamBotMessage } from '../../src/world/stream-bot-message.ts';
import { contactOf } from '../../src/world/world.ts';
import { testWorld } from '../support/test-world.ts';

/** Ada has a chat; `toBo` passes it on and answers Bo's contact. What runs on Ada's then has to go on with the customer. */
function chatOfAda() {
  const { world, clock, chat, available } = testWorld();
  available('ada');
  const contact = contactOf(world, chat());
  acceptContact(world, { login: 'ada', contactId: contact.id });
  const toBo = (): Contact => {
    available('bo');
    const quickConnect = world.instance.quickConnects.find(({ name }) => name === 'Bo Chen');
    if (quickConnect === undefined) throw new Error('Bo has no quick connect');
    const asked = invite(world, { login: 'ada', contactId: contact.id, quickConnect, purpose: 'transfer' });
    acceptContact(world, { login: 'bo', contactId: asked.id });
    return asked;
  };
  return { world, clock, contact, toBo };
}

it('S16, X3: a customer who signs in after the chat was passed on has signed in, and no time runs for it any more', () => {
  const { world, clock, contact, toBo } = chatOfAda();
  const { id } = initiateAuthentication(world, contact);
  const next = toBo();
  expect(contactBeingAuthenticated(world, id)).toBe(next);
  beginAuthentication(world, next, 'http://127.0.0.1:5999/back');
  finishAuthentication(world, next, 'succeeded');
  clock.advance(world.timing.authenticationStartMs + world.timing.authenticationMs);
  expect(next.segmentAttributes).toMatchObject({ 'connect:CustomerAuthentication': { Status: 'AUTHENTICATED' } });
});

it('S16, X3: the time to sign in runs out for a chat that was passed on as well', () => {
  const { world, clock, contact, toBo } = chatOfAda();
  initiateAuthentication(world, contact);
  const next = toBo();
  clock.advance(world.timing.authenticationStartMs);
  expect(next.authentication).toBeUndefined();
  expect(next.segmentAttributes).toMatchObject({ 'connect:CustomerAuthentication': { Status: 'TIMEOUT' } });
});

it('S18, X3: a bot that was speaking when the chat was passed on stops with the chat', () => {
  const { world, clock, contact, toBo } = chatOfAda();
  const { Id } = streamBotMessage(world, contact, { chunks: ['Your ', 'order ', 'is late'], everyMs: 100 });
  const next = toBo();
  clock.advance(100);
  endContact(world, next, { reason: 'API' });
  clock.advance(1_000);
  expect(contact.transcript.find(Id)?.Content).toBe('Your order ');
});
