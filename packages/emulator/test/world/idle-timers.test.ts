import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { addBot } from '../../src/world/add-bot.ts';
import { completeAttachmentUpload } from '../../src/world/complete-attachment-upload.ts';
import { customerConnected } from '../../src/world/customer-connected.ts';
import { type IdleSetting, setIdleTimers } from '../../src/world/idle-timers.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { startAttachmentUpload } from '../../src/world/start-attachment-upload.ts';
import type { Participant } from '../../src/world/state.ts';
import { storeAttachment } from '../../src/world/store-attachment.ts';
import { contactOf } from '../../src/world/world.ts';
import { testWorld } from '../support/test-world.ts';

const minute = 60_000;

/** A chat that Ada has, with these timers set before she joined; and what came of them so far, as they come. */
function timedChat(settings: readonly IdleSetting[]) {
  const test = testWorld();
  const { world, clock } = test;
  test.available('ada');
  const contact = contactOf(world, test.chat());
  customerConnected(contact);
  setIdleTimers(contact, settings);
  const events: string[] = [];
  world.events.subscribe((event) => {
    const name = event.type === 'item' ? event.item.ContentType?.split('event.participant.')[1] : undefined;
    if (event.type === 'item' && name && name !== 'joined') events.push(`${name} ${event.item.ParticipantRole ?? '-'}`);
  });
  acceptContact(world, { login: 'ada', contactId: contact.id });
  const agent = contact.participants.find(({ role }) => role === 'AGENT') as Participant;
  const after = async (minutes: number) => {
    clock.advance(minutes * minute);
    await Promise.resolve();
    return events.splice(0);
  };
  const say = (sender: Participant) => sendMessage(world, sender, { contentType: 'text/plain', content: 'Hello' });
  return { ...test, contact, agent, after, say };
}

const customerIdle = { role: 'CUSTOMER', timer: 'idle', minutes: 2 } as const;
const customerGone = { role: 'CUSTOMER', timer: 'disconnect', minutes: 3 } as const;

describe('idle timers', () => {
  it('C10: calls a silent customer idle, and ends the chat when the second time is over as well', async () => {
    const { contact, after } = timedChat([customerIdle, customerGone]);
    expect(await after(1.99)).toEqual([]);
    expect(await after(0.01)).toEqual(['idle CUSTOMER']);
    expect(await after(2.99)).toEqual([]);
    expect(contact.state).toBe('connected');
    expect(await after(0.01)).toEqual(['autodisconnection CUSTOMER', 'left AGENT']);
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'IDLE_DISCONNECT' });
    const kept = contact.transcript.items.map(({ ContentType }) => ContentType);
    expect(kept).not.toContain(EventContentType.participantIdle);
    expect(kept.at(-1)).toBe(EventContentType.chatEnded);
  });

  it('C10: begins again with every message of that role, and says who is back', async () => {
    const { contact, agent, after, say } = timedChat([customerIdle, customerGone]);
    await after(1.5);
    say(agent);
    expect(await after(0.5)).toEqual(['idle CUSTOMER']);
    say(contact.customer);
    expect(await after(0)).toEqual(['returned CUSTOMER']);
    say(contact.customer);
    expect(await after(1.99)).toEqual([]);
    expect(await after(0.01)).toEqual(['idle CUSTOMER']);
  });

  it('C10: counts for the agent likewise, and disconnects without an idle timer', async () => {
    const { contact, after } = timedChat([{ role: 'AGENT', timer: 'disconnect', minutes: 2 }]);
    expect(await after(2)).toEqual(['autodisconnection AGENT', 'left AGENT']);
    expect(contact.state).toBe('ended');
  });

  it('C10: is in force only when an agent joins, and forgets what is unset', async () => {
    const { contact, after } = timedChat([customerIdle]);
    setIdleTimers(contact, [
      { role: 'CUSTOMER', timer: 'idle' },
      { role: 'AGENT', timer: 'idle', minutes: 2 },
    ]);
    expect(await after(2)).toEqual(['idle CUSTOMER']);
    const other = timedChat([customerIdle, { role: 'CUSTOMER', timer: 'idle' }]);
    expect(await other.after(60)).toEqual([]);
  });

  it('C10: begins again with a file too', async () => {
    const { world, contact, after } = timedChat([customerIdle]);
    await after(1.5);
    const file = { name: 'bill.pdf', contentType: 'application/pdf', sizeBytes: 1 };
    const attachment = startAttachmentUpload(world, contact.customer, file);
    storeAttachment(attachment, new Uint8Array(1));
    completeAttachmentUpload(world, contact.customer, attachment.id);
    expect(await after(1.99)).toEqual([]);
    expect(await after(0.01)).toEqual(['idle CUSTOMER']);
  });

  it('C10: runs while only a bot is with the customer, for the customer alone', async () => {
    const { world, clock, chat } = testWorld();
    const contact = contactOf(world, chat());
    customerConnected(contact);
    setIdleTimers(contact, [customerIdle, { role: 'AGENT', timer: 'disconnect', minutes: 2 }]);
    const { bot } = addBot(world, contact, 'Helper');
    clock.advance(2 * minute);
    expect([contact.state, [...contact.idle]]).toEqual(['queued', ['CUSTOMER']]);
    sendMessage(world, contact.customer, { contentType: 'text/plain', content: 'Here' });
    leaveContact(world, bot);
    clock.advance(60 * minute);
    expect([...contact.idle]).toEqual([]);
  });

  it('C10: ends with the chat', async () => {
    const { world, contact, after } = timedChat([customerIdle, customerGone]);
    leaveContact(world, contact.customer);
    await after(0);
    expect(await after(60)).toEqual([]);
  });
});
