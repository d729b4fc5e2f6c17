import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { AGENT, CUSTOMER, eventItem, settle, textItem, waitingCall } from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

describe('ending', () => {
  it.each([
    ['customer', EventContentType.participantLeft, CUSTOMER],
    ['agent', EventContentType.participantLeft, AGENT],
    ['transfer', EventContentType.transferSucceeded, {}],
    ['unknown', EventContentType.participantIdle, CUSTOMER],
    ['unknown', EventContentType.participantLeft, { ParticipantRole: 'AGENT', ParticipantId: 'another' }],
  ] as const)('E1 ends once and for all, and knows from the last lines: %s', async (reason, event, from) => {
    const { live, service, chat } = harness();
    const ended: unknown[] = [];
    service.on('ended', (end) => ended.push(end));
    const channel = await live([textItem({ id: 'a' })]);
    channel.observer.item(eventItem({ id: 'e', at: 10, event, from }));
    channel.observer.ended();
    channel.observer.ended();
    await service.endSession(CONTACT);
    expect(ended).toEqual([{ contactId: CONTACT, reason }]);
    expect(chat().state).toEqual({ name: 'ended', reason });
    expect(channel.closed).toBe(true);
  });

  it.each([
    ['ending', 'agent'],
    ['leaving', 'left'],
  ] as const)('E1 knows what the agent is doing better than the lines do: %s', async (step, reason) => {
    const { live, chat, store } = harness();
    const channel = await live([textItem({ id: 'a' })]);
    store.getState().setPending(CONTACT, { step });
    const left = eventItem({ id: 'e', at: 10, event: EventContentType.participantLeft, from: CUSTOMER });
    channel.observer.item(left);
    channel.observer.ended();
    expect(chat().state).toEqual({ name: 'ended', reason });
  });

  it('E1 makes no call after the end, whatever was waiting', async () => {
    const { live, service, clock, lines, storage } = harness();
    const channel = await live([textItem({ id: 'a' })]);
    service.sendMessage(CONTACT, { content: 'one' });
    service.sendMessage(CONTACT, { content: 'two' });
    service.sendTyping(CONTACT);
    service.markSeen(CONTACT);
    await settle();
    channel.observer.ended();
    const calls = channel.calls;
    service.sendTyping(CONTACT);
    service.markSeen(CONTACT);
    void service.loadOlder(CONTACT);
    void service.resumeSession(CONTACT);
    await clock.advance(300_000);
    expect(channel.calls).toBe(calls);
    expect(lines()).toEqual(['a:received', 'one:failed', 'two:failed']);
    expect(() => service.sendMessage(CONTACT, { content: 'three' })).toThrow(
      expect.objectContaining({ name: 'ChatEndedError' }),
    );
    expect(await storage.keys('outbox:')).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('E1 does not open again a chat that the service ended', async () => {
    const { live, service, port } = harness();
    const channel = await live();
    channel.observer.ended();
    await service.startSession({ kind: 'contact', contactId: CONTACT });
    expect(port.openings).toHaveLength(1);
  });

  it('E1 ends before it was ever live', async () => {
    const { service, chat, port } = harness();
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    await service.endSession(CONTACT, 'customer');
    await settle();
    expect(chat().state).toEqual({ name: 'ended', reason: 'customer' });
    expect(port.openings).toHaveLength(0);
  });

  it('E1 tells a customer that the agent has ended the chat', async () => {
    const { service, port, chat } = harness();
    void service.startSession({ kind: 'participant', contactId: CONTACT, participantToken: 'secret' });
    await settle();
    const channel = port.waiting().succeed('customer-participant');
    await settle();
    channel.answerTranscript({ items: [textItem({ id: 'a' })] });
    await settle();
    const from = { ParticipantRole: 'AGENT', ParticipantId: 'agent-participant' };
    channel.observer.item(eventItem({ id: 'b', at: 10, event: EventContentType.participantLeft, from }));
    channel.observer.item(eventItem({ id: 'c', at: 11, event: EventContentType.chatEnded }));
    channel.observer.ended();
    expect(chat().state).toEqual({ name: 'ended', reason: 'agent' });
  });

  it('leaves the chat for a participant, and only closes the session for an agent’s contact', async () => {
    const { service, port, open, chat } = harness();
    const agent = await open('contact-2');
    await service.endSession('contact-2', 'agent');
    expect(agent.disconnects).toHaveLength(0);
    void service.startSession({ kind: 'participant', contactId: CONTACT, participantToken: 'secret' });
    await settle();
    const channel = port.waiting().succeed();
    await settle();
    const ending = service.endSession(CONTACT);
    await settle();
    waitingCall(channel.disconnects).resolve();
    await ending;
    expect(channel.closed).toBe(true);
    expect(chat().state).toEqual({ name: 'ended', reason: 'customer' });
  });

  it('E1 says who left when the end comes over the socket before the answer', async () => {
    const { service, port, chat, logger } = harness();
    void service.startSession({ kind: 'participant', contactId: CONTACT, participantToken: 'secret' });
    await settle();
    const channel = port.waiting().succeed();
    await settle();
    const ending = service.endSession(CONTACT);
    await settle();
    channel.observer.ended();
    await ending;
    expect(chat().state).toEqual({ name: 'ended', reason: 'customer' });
    expect(logger.lines).toEqual([]);
  });

  it('starts afresh when a session that was only closed is started again', async () => {
    const { live, service, chat, port, lines } = harness();
    await live([textItem({ id: 'a' })]);
    await service.endSession(CONTACT);
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    await settle();
    port.waiting().succeed();
    await settle();
    expect(chat().state.name).toBe('catchingUp');
    expect(lines()).toEqual([]);
  });
});
