import { createContactStore } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock, textItem } from '@liaison/core/testing';
import { describe, expect, test, vi } from 'vitest';
import { watchForAttention } from '../src/attention/watch-for-attention.ts';

function setUp() {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  const silence = vi.fn<() => void>();
  const ring = vi.fn<() => () => void>(() => silence);
  const offered = vi.fn<(contactId: string) => void>();
  const written = vi.fn<(contactId: string) => void>();
  const hold = (...contacts: Parameters<typeof contactSnapshot>[0][]) =>
    store.getState().applySnapshot(agentSnapshot(contacts.map(contactSnapshot)));
  const remind = vi.fn<() => void>();
  const sessionEnds = vi.fn<() => void>();
  const watch = () => watchForAttention({ store, clock, ring, offered, written, remind, sessionEnds });
  return { remind, sessionEnds, clock, hold, offered, ring, silence, store, watch, written };
}

describe('an offered contact', () => {
  test('rings again and again', async () => {
    const { clock, hold, offered, ring, watch } = setUp();
    watch();
    hold({ contactId: '1', phase: 'incoming' });
    expect(ring).toHaveBeenCalledTimes(1);
    await clock.advance(8_000);
    expect(ring).toHaveBeenCalledTimes(3);
    expect(offered).toHaveBeenCalledExactlyOnceWith('1');
  });

  test.each(['connected', 'rejected', 'missed', 'ended', 'error'] as const)(
    'rings no more once it is %s',
    async (phase) => {
      const { clock, hold, ring, silence, watch } = setUp();
      watch();
      hold({ contactId: '1', phase: 'incoming' });
      hold({ contactId: '1', phase });
      expect(silence).toHaveBeenCalledOnce();
      await clock.advance(60_000);
      expect(ring).toHaveBeenCalledTimes(1);
      expect(clock.waiting).toBe(0);
    },
  );

  test('rings no more once it is gone, nor after the watch has ended', async () => {
    const { clock, hold, ring, watch } = setUp();
    const stop = watch();
    hold({ contactId: '1', phase: 'incoming' });
    hold();
    hold({ contactId: '2', phase: 'incoming' });
    expect(ring).toHaveBeenCalledTimes(2);
    stop();
    await clock.advance(60_000);
    expect(ring).toHaveBeenCalledTimes(2);
    expect(clock.waiting).toBe(0);
  });

  test('beside another one rings once for both, until both are decided', async () => {
    const { clock, hold, offered, ring, watch } = setUp();
    watch();
    hold({ contactId: '1', phase: 'incoming' });
    hold({ contactId: '1', phase: 'incoming' }, { contactId: '2', phase: 'incoming' });
    expect(ring).toHaveBeenCalledTimes(1);
    expect(offered.mock.calls).toEqual([['1'], ['2']]);
    hold({ contactId: '1' }, { contactId: '2', phase: 'incoming' });
    await clock.advance(4_000);
    expect(ring).toHaveBeenCalledTimes(2);
  });

  test('that was there before the page is rung for, too', () => {
    const { hold, ring, watch } = setUp();
    hold({ contactId: '1', phase: 'incoming' });
    watch();
    expect(ring).toHaveBeenCalledOnce();
  });
});

test('an end of the session is told once', () => {
  const { sessionEnds, store, watch } = setUp();
  watch();
  store.getState().setSessionEnd(5);
  store.getState().setSessionEnd(6);
  expect(sessionEnds).toHaveBeenCalledOnce();
});

test('a message is told once and reminded of until it is seen; history and what is seen are not', async () => {
  const { clock, hold, remind, store, watch, written } = setUp();
  hold({ contactId: '1' });
  const actions = store.getState();
  const stop = watch();
  actions.openChat('1');
  actions.dispatchChat('1', { type: 'identified', participantId: 'me' });
  actions.dispatchChat('1', { type: 'catchUpStarted', request: 'first' });
  const items = [textItem({ id: 'm0', content: 'Earlier' })];
  actions.dispatchChat('1', { type: 'pageReceived', request: 'first', items });
  actions.dispatchChat('1', { type: 'catchUpFinished', request: 'first' });
  actions.setChatState('1', { name: 'live' });
  expect(written).not.toHaveBeenCalled();
  actions.addChatMessage('1', textItem({ id: 'm1', content: 'Hello' }));
  expect(written).toHaveBeenCalledExactlyOnceWith('1');
  await clock.advance(29_999);
  expect(remind).not.toHaveBeenCalled();
  await clock.advance(30_001);
  expect(remind).toHaveBeenCalledTimes(2);
  actions.dispatchChat('1', { type: 'seen' });
  expect(clock.waiting).toBe(0);
  actions.addChatMessage('1', textItem({ id: 'm1', content: 'Hello' }));
  expect(written).toHaveBeenCalledOnce();
  actions.addChatMessage('1', textItem({ id: 'm2', content: 'Anybody?' }));
  expect(clock.waiting).toBe(1);
  stop();
  expect(clock.waiting).toBe(0);
  expect(remind).toHaveBeenCalledTimes(2);
});

test('what was written while a chat was interrupted is told, once, when it is live again', () => {
  const { hold, store, watch, written } = setUp();
  hold({ contactId: '1' });
  const actions = store.getState();
  watch();
  const catchUp = (request: string, ...contents: string[]) => {
    const items = contents.map((content) => textItem({ id: content, content }));
    actions.dispatchChat('1', { type: 'catchUpStarted', request });
    actions.dispatchChat('1', { type: 'pageReceived', request, items });
    actions.dispatchChat('1', { type: 'catchUpFinished', request });
    actions.setChatState('1', { name: 'live' });
  };
  actions.openChat('1');
  actions.dispatchChat('1', { type: 'identified', participantId: 'me' });
  catchUp('first', 'Earlier');
  actions.setChatState('1', { name: 'connecting', attempt: 1 });
  catchUp('second', 'Earlier', 'Are you there?', 'Hello?');
  expect(written).toHaveBeenCalledExactlyOnceWith('1');
  actions.setChatState('1', { name: 'connecting', attempt: 1 });
  catchUp('third', 'Earlier', 'Are you there?', 'Hello?');
  expect(written).toHaveBeenCalledOnce();
});
