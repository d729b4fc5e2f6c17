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
  const watch = () => watchForAttention({ store, clock, ring, offered, written });
  return { clock, hold, offered, ring, silence, store, watch, written };
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

test('a message is told once, history and what is seen are not', () => {
  const { hold, store, watch, written } = setUp();
  hold({ contactId: '1' });
  const actions = store.getState();
  watch();
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
  actions.dispatchChat('1', { type: 'seen' });
  actions.addChatMessage('1', textItem({ id: 'm1', content: 'Hello' }));
  expect(written).toHaveBeenCalledOnce();
});
