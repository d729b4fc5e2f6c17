import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { type ContactParticipant, LiaisonError } from '../../src/index.ts';
import {
  AGENT,
  agentSnapshot,
  contactSnapshot,
  CUSTOMER,
  eventItem,
  type FakeChatChannel,
  settle,
  textItem,
  typingItem,
  waitingCall,
} from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

const events = (channel: FakeChatChannel) =>
  channel.events.map(({ request: { contentType, content } }) => [contentType.split('event.')[1], content]);
const receipt = (kind: 'read' | 'delivered', messageId: string) => [`message.${kind}`, JSON.stringify({ messageId })];

/** A chat whose first receipt the service has refused. */
async function refused() {
  const all = harness();
  const channel = await all.live();
  channel.observer.item(textItem({ id: 'a' }));
  await all.clock.advance(300);
  waitingCall(channel.events).reject(new LiaisonError('RejectedError', 'Conflict'));
  await settle();
  return { ...all, channel };
}

describe('typing', () => {
  it('R2 sends one event per ten seconds and chat, whatever the other chats do', async () => {
    const { live, service, clock } = harness();
    const [one, two] = [await live([], 'contact-1'), await live([], 'contact-2')];
    for (let keys = 0; keys < 5; keys += 1) {
      service.sendTyping('contact-1');
      service.sendTyping('contact-2');
      await clock.advance(100);
    }
    expect([one.events.length, two.events.length]).toEqual([1, 1]);
    await clock.advance(9_500);
    service.sendTyping('contact-1');
    expect([one.events.length, two.events.length]).toEqual([2, 1]);
    expect(one.events[0]?.request.contentType).toBe(EventContentType.typing);
  });

  it('R2 tells of what was typed while the chat was not live, unless it is a message by then or long ago', async () => {
    const { live, service, clock } = harness();
    const typesAway = async (contactId: string, then: () => unknown) => {
      const channel = await live([], contactId);
      channel.observer.lost();
      service.sendTyping(contactId);
      await then();
      channel.observer.opened();
      await settle();
      channel.answerTranscript({ items: [] });
      await settle();
      return channel.events.length;
    };
    expect(await typesAway('contact-1', () => {})).toBe(1);
    expect(await typesAway('contact-2', () => service.sendMessage('contact-2', { content: 'Hi' }))).toBe(0);
    expect(await typesAway('contact-3', () => clock.advance(10_000))).toBe(0);
  });

  it('R2 sends none where typing is switched off', async () => {
    const { live, service } = harness({ settings: { typing: false, receipts: true } });
    const channel = await live();
    service.sendTyping(CONTACT);
    expect(channel.events).toEqual([]);
  });

  it('R2 shows a participant typing until twelve seconds after the last event', async () => {
    const { live, chat, clock, service } = harness();
    const told: boolean[] = [];
    service.on('typing', ({ isTyping }) => told.push(isTyping));
    const channel = await live();
    channel.observer.item(typingItem({ id: 't1', at: 0 }));
    expect(chat()).toMatchObject({ isTyping: true, typingNames: ['Cleo'] });
    await clock.advance(10_000);
    channel.observer.item(typingItem({ id: 't2', at: 10_000 }));
    await clock.advance(11_999);
    expect(chat().isTyping).toBe(true);
    await clock.advance(1);
    expect(chat().isTyping).toBe(false);
    expect(told).toEqual([true, false]);
  });

  it('R2 stops at the participant’s message and at the end', async () => {
    const { live, chat } = harness();
    const channel = await live();
    channel.observer.item(typingItem({ id: 't1', at: 0 }));
    channel.observer.item(textItem({ id: 'a', at: 10, from: AGENT }));
    expect(chat().isTyping).toBe(true);
    channel.observer.item(textItem({ id: 'b', at: 20 }));
    expect(chat().isTyping).toBe(false);
    channel.observer.item(typingItem({ id: 't2', at: 30 }));
    channel.observer.ended();
    expect(chat().isTyping).toBe(false);
  });
});

describe('receipts', () => {
  it('R3 reports the newest of many as delivered, then the newest seen as read', async () => {
    const { live, service, clock, chat } = harness();
    const channel = await live();
    for (const id of ['a', 'b', 'c']) channel.observer.item(textItem({ id, from: CUSTOMER }));
    expect(chat().unread).toBe(3);
    await clock.advance(299);
    expect(events(channel)).toEqual([]);
    await clock.advance(1);
    expect(events(channel)).toEqual([receipt('delivered', 'c')]);
    service.markSeen(CONTACT);
    service.markSeen(CONTACT);
    expect(chat().unread).toBe(0);
    await clock.advance(5_000);
    expect(events(channel)).toEqual([receipt('delivered', 'c'), receipt('read', 'c')]);
    await clock.advance(60_000);
    expect(channel.events).toHaveLength(2);
  });

  it('R3 sends at most one round of receipts in five seconds', async () => {
    const { live, clock } = harness();
    const channel = await live();
    for (let second = 0; second < 10; second += 1) {
      channel.observer.item(textItem({ id: `m${second}` }));
      await clock.advance(1_000);
    }
    expect(events(channel)).toEqual([receipt('delivered', 'm0'), receipt('delivered', 'm5')]);
  });

  it('R3 sends only the read receipt for what is seen at once', async () => {
    const { live, service, clock } = harness();
    const channel = await live();
    channel.observer.item(textItem({ id: 'a' }));
    service.markSeen(CONTACT);
    await clock.advance(10_000);
    expect(events(channel)).toEqual([receipt('read', 'a')]);
  });

  it('R3 reports the newest, though an older one comes later or with an older page', async () => {
    const { open, service, clock } = harness();
    const channel = await open();
    channel.answerTranscript({ items: [textItem({ id: 'c', at: 30 })], nextToken: 'older' });
    await settle();
    channel.observer.item(textItem({ id: 'e', at: 50 }));
    channel.observer.item(textItem({ id: 'd', at: 40 }));
    await clock.advance(300);
    expect(events(channel)).toEqual([receipt('delivered', 'e')]);
    void service.loadOlder(CONTACT);
    await settle();
    channel.answerTranscript({ items: [textItem({ id: 'a', at: 10 })] });
    await clock.advance(10_000);
    expect(channel.events).toHaveLength(1);
  });

  it('R1 sends none for own lines, events, bots, or another segment’s messages', async () => {
    const { live, service, clock } = harness();
    const channel = await live();
    channel.observer.item(textItem({ id: 'own', from: AGENT }));
    channel.observer.item(textItem({ id: 'bot', from: { ParticipantRole: 'CUSTOM_BOT', ParticipantId: 'bot' } }));
    channel.observer.item({ ...textItem({ id: 'past' }), RelatedContactId: 'contact-0' });
    service.markSeen(CONTACT);
    await clock.advance(10_000);
    expect(channel.events).toEqual([]);
  });

  it('R1 gives up receipts for a chat whose service refuses them', async () => {
    const { channel, clock } = await refused();
    channel.observer.item(textItem({ id: 'b' }));
    await clock.advance(60_000);
    expect(channel.events).toHaveLength(1);
  });

  it('R1 sends none while more than two are in the chat, and goes on when they are two again', async () => {
    const { channel, clock, store } = await refused();
    const inChat = (...roles: ContactParticipant['role'][]) => {
      const participants = roles.map((role) => ({ connectionId: role, role, state: 'joined' }) as const);
      store.getState().applySnapshot(agentSnapshot([contactSnapshot({ contactId: CONTACT, participants })]));
    };
    inChat('self', 'customer', 'agent');
    channel.observer.item(textItem({ id: 'b' }));
    await clock.advance(60_000);
    expect(channel.events).toHaveLength(1);
    inChat('self', 'customer');
    channel.observer.item(textItem({ id: 'c' }));
    await clock.advance(300);
    expect(events(channel).at(-1)).toEqual(receipt('delivered', 'c'));
  });

  it('R1 goes on after a refusal when somebody has left whom this agent was not told of', async () => {
    const { channel, clock } = await refused();
    const other = { ParticipantRole: 'AGENT', ParticipantId: 'other', DisplayName: 'Bo' };
    channel.observer.item(eventItem({ id: 'left', at: 1000, event: EventContentType.participantLeft, from: other }));
    channel.observer.item(textItem({ id: 'b', at: 2000 }));
    await clock.advance(5_000);
    expect(events(channel).at(-1)).toEqual(receipt('delivered', 'b'));
  });

  it('R1 sends none where receipts are switched off', async () => {
    const { live, service, clock } = harness({ settings: { typing: true, receipts: false } });
    const channel = await live([textItem({ id: 'a' })]);
    service.markSeen(CONTACT);
    await clock.advance(10_000);
    expect(channel.events).toEqual([]);
  });

  it('R3 keeps a receipt until the chat is live again', async () => {
    const { live, service, clock } = harness();
    const channel = await live([textItem({ id: 'a' })]);
    channel.observer.lost();
    service.markSeen(CONTACT);
    await clock.advance(10_000);
    expect(channel.events).toEqual([]);
    channel.observer.opened();
    await settle();
    channel.answerTranscript({ items: [textItem({ id: 'a' })] });
    await clock.advance(300);
    expect(events(channel)).toEqual([receipt('read', 'a')]);
  });
});
