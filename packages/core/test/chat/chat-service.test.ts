import { describe, expect, it } from 'vitest';
import { LiaisonError } from '../../src/index.ts';
import { AGENT, settle, textItem, waitingCall } from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

describe('ChatService', () => {
  it('opens a chat once and resolves when it is live', async () => {
    const { service, port, chat, open } = harness();
    const started = service.startSession({ kind: 'contact', contactId: CONTACT });
    const channel = await open();
    expect(port.openings).toHaveLength(1);
    expect(chat().state).toEqual({ name: 'catchingUp' });
    channel.answerTranscript({ items: [textItem({ id: 'a' })] });
    await started;
    expect(chat().state).toEqual({ name: 'live' });
    expect(chat().messages.map(({ id }) => id)).toEqual(['a']);
  });

  it('S1 S2 sends in order, one at a time, and keeps the render key when a message is confirmed', async () => {
    const { service, lines, live, chat } = harness();
    const channel = await live();
    const key = service.sendMessage(CONTACT, { content: 'one' });
    service.sendMessage(CONTACT, { content: 'two' });
    await settle();
    expect(lines()).toEqual(['one:sending', 'two:queued']);
    expect(channel.messages).toHaveLength(1);
    waitingCall(channel.messages).resolve({ id: 'server-1', absoluteTime: '2026-01-05T09:00:01.000Z' });
    await settle();
    expect(lines()).toEqual(['one:sent', 'two:sending']);
    expect(chat().messages[0]).toMatchObject({ key, id: 'server-1' });
    expect(channel.messages.map(({ request }) => request.content)).toEqual(['one', 'two']);
  });

  it('shows a participant’s own pending message in the role it has', async () => {
    const { service, port, chat } = harness();
    void service.startSession({ kind: 'participant', contactId: CONTACT, participantToken: 'secret' });
    await settle();
    port.waiting().succeed('customer-participant');
    await settle();
    service.sendMessage(CONTACT, { content: 'hi' });
    expect(chat().messages[0]?.sender).toEqual({
      role: 'customer',
      isSelf: true,
      participantId: 'customer-participant',
    });
  });

  it('S4 repeats an uncertain message with the same client token', async () => {
    const { service, lines, live, clock } = harness();
    const channel = await live();
    service.sendMessage(CONTACT, { content: 'one' });
    await settle();
    waitingCall(channel.messages).reject(new LiaisonError('NetworkError', 'gone'));
    await settle();
    expect(lines()).toEqual(['one:uncertain']);
    await clock.advance(2_000);
    expect(channel.messages).toHaveLength(2);
    expect(channel.messages[1]?.request.clientToken).toBe(channel.messages[0]?.request.clientToken);
    channel.observer.item(textItem({ id: 's1', content: 'one', from: AGENT }));
    waitingCall(channel.messages).resolve({ id: 's1', absoluteTime: '2026-01-05T09:00:00.000Z' });
    await settle();
    expect(lines()).toEqual(['one:sent']);
  });
});

describe('events and older messages', () => {
  it('tells onError of a subscriber that throws, and goes on', async () => {
    const { service, live, errors, lines } = harness();
    const heard: string[] = [];
    service.on('message', () => {
      throw new Error('a bug in a view');
    });
    service.on('message', ({ message }) => heard.push(message.id));
    const channel = await live();
    channel.observer.item(textItem({ id: 'a' }));
    expect(heard).toEqual(['a']);
    expect(lines()).toEqual(['a:received']);
    expect(errors).toMatchObject([{ name: 'InternalError', cause: { message: 'a bug in a view' } }]);
  });

  it('stops telling whoever unsubscribed', async () => {
    const { service, live } = harness();
    const heard: string[] = [];
    const stop = service.on('message', ({ message }) => heard.push(message.id));
    const channel = await live();
    channel.observer.item(textItem({ id: 'a' }));
    stop();
    channel.observer.item(textItem({ id: 'b' }));
    expect(heard).toEqual(['a']);
  });

  it('T8 pages older messages from the token, after a drop from the oldest message', async () => {
    const { service, chat, open } = harness();
    const channel = await open();
    channel.answerTranscript({ items: [textItem({ id: 'c', at: 30 })], nextToken: 'p2' });
    await settle();
    expect(chat().hasOlder).toBe(true);
    void service.loadOlder(CONTACT);
    void service.loadOlder(CONTACT);
    await settle();
    expect(chat().loadingOlder).toBe(true);
    expect(channel.transcripts.slice(1).map(({ request }) => request)).toEqual([
      { scanDirection: 'backward', maxResults: 100, nextToken: 'p2' },
    ]);
    channel.answerTranscript({ items: [textItem({ id: 'b', at: 20 })], nextToken: 'p3' });
    await settle();
    channel.observer.opened();
    await settle();
    channel.answerTranscript({ items: [textItem({ id: 'c', at: 30 })], nextToken: 'q2' });
    await settle();
    const older = service.loadOlder(CONTACT);
    await settle();
    expect(channel.transcripts.at(-1)?.request).toEqual({
      scanDirection: 'backward',
      maxResults: 100,
      startItemId: 'b',
    });
    channel.answerTranscript({ items: [textItem({ id: 'a', at: 10 }), textItem({ id: 'b', at: 20 })] });
    await older;
    expect(chat().messages.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(chat()).toMatchObject({ hasOlder: false, loadingOlder: false });
  });

  it('T8 reports a page that failed and can be asked again', async () => {
    const { service, chat, open, errors } = harness();
    const channel = await open();
    channel.answerTranscript({ items: [textItem({ id: 'c' })], nextToken: 'p2' });
    await settle();
    const older = service.loadOlder(CONTACT);
    await settle();
    waitingCall(channel.transcripts).reject(new LiaisonError('ServiceError', 'Down'));
    await older;
    expect(errors.map(({ name }) => name)).toEqual(['ServiceError']);
    expect(chat()).toMatchObject({ hasOlder: true, loadingOlder: false });
  });
});
