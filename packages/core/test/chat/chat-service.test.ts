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
