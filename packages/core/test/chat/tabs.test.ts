import { describe, expect, it } from 'vitest';
import { LiaisonError } from '../../src/index.ts';
import { MemoryStorage, MemoryTabs, settle, stamp, textItem, waitingCall } from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

/** Two pages of one agent, both with the chat open; the first leads. */
async function twoTabs() {
  const storage = new MemoryStorage();
  const tabs = new MemoryTabs();
  const first = harness({ storage, tabs: tabs.tab(), newId: ids('first') });
  const second = harness({ storage, tabs: tabs.tab(), newId: ids('second') });
  const items = [textItem({ id: 'a' })];
  return { storage, tabs, first, second, channels: [await first.live(items), await second.live(items)] as const };
}

function ids(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}-${(count += 1)}`;
}

describe('two pages of one agent', () => {
  it('S9 sends what either page queued, from the leader only, and shows the same in both', async () => {
    const { first, second, channels } = await twoTabs();
    const [leading, following] = channels;
    second.service.sendMessage(CONTACT, { content: 'from the second' });
    await settle();
    first.service.sendMessage(CONTACT, { content: 'from the first' });
    await settle();
    expect(following.messages).toEqual([]);
    expect(second.lines()).toEqual(['a:received', 'from the second:sending', 'from the first:queued']);
    waitingCall(leading.messages).resolve({ id: 's1', absoluteTime: stamp(1) });
    await settle();
    waitingCall(leading.messages).resolve({ id: 's2', absoluteTime: stamp(2) });
    await settle();
    expect(leading.messages.map(({ request }) => request.content)).toEqual(['from the second', 'from the first']);
    expect(second.lines()).toEqual(['a:received', 'from the second:sent', 'from the first:sent']);
    expect(first.lines()).toEqual(second.lines());
    expect(first.chat().messages.map(({ key, id }) => [key, id])).toEqual(
      second.chat().messages.map(({ key, id }) => [key, id]),
    );
  });

  it('S9 hands over with nothing lost and nothing doubled when the leader goes in the middle of a send', async () => {
    const { storage, first, second, channels } = await twoTabs();
    const [leading, following] = channels;
    const keys = ['one', 'two'].map((content) => first.service.sendMessage(CONTACT, { content }));
    await settle();
    await first.service[Symbol.asyncDispose]();
    await settle();
    expect(leading.messages).toHaveLength(1);
    waitingCall(following.messages).resolve({ id: 's1', absoluteTime: stamp(1) });
    await settle();
    waitingCall(following.messages).resolve({ id: 's2', absoluteTime: stamp(2) });
    await settle();
    expect(following.messages.map(({ request }) => request.clientToken)).toEqual(keys);
    expect(second.lines()).toEqual(['a:received', 'one:sent', 'two:sent']);
    expect(await storage.keys('outbox:')).toEqual([]);
  });

  it('S9 lets the other page lead when the leader has failed', async () => {
    const { first, second, channels } = await twoTabs();
    const [leading, following] = channels;
    const refusal = new LiaisonError('AccessDeniedError', 'Refused');
    leading.observer.broken(refusal);
    await settle();
    first.port.waiting().fail(refusal);
    await settle();
    expect(first.chat().state.name).toBe('failed');
    first.service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    waitingCall(following.messages).resolve({ id: 's1', absoluteTime: stamp(1) });
    await settle();
    expect(first.lines()).toEqual(['a:received', 'hi:sent']);
    expect(second.lines()).toEqual(['a:received', 'hi:sent']);
  });

  it('S9 a page that is opened in between takes over what waits, and does not send it', async () => {
    const { storage, tabs, first, channels } = await twoTabs();
    first.service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    const third = harness({ storage, tabs: tabs.tab(), newId: ids('third') });
    const channel = await third.open();
    waitingCall(channels[0].messages).resolve({ id: 's1', absoluteTime: stamp(1) });
    await settle();
    channel.answerTranscript({ items: [textItem({ id: 'a' })] });
    await settle();
    expect(third.lines()).toEqual(['a:received', 'hi:sent']);
    expect(channel.messages).toEqual([]);
  });

  it('S9 a refused message can be retried and discarded in either page', async () => {
    const { first, second, channels } = await twoTabs();
    const key = first.service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    waitingCall(channels[0].messages).reject(new LiaisonError('RejectedError', 'No'));
    await settle();
    expect(second.lines()).toEqual(['a:received', 'hi:failed']);
    second.service.retryMessage(CONTACT, key);
    await settle();
    waitingCall(channels[0].messages).reject(new LiaisonError('RejectedError', 'No'));
    await settle();
    second.service.discardMessage(CONTACT, key);
    await settle();
    expect(first.lines()).toEqual(['a:received']);
    expect(channels[0].messages).toHaveLength(2);
  });

  it('S9 R3 sends a receipt once, whichever page the agent looked at', async () => {
    const { first, second, channels } = await twoTabs();
    for (const channel of channels) channel.observer.item(textItem({ id: 'b', at: 1 }));
    second.service.markSeen(CONTACT);
    await settle();
    expect([first.chat().unread, second.chat().unread]).toEqual([0, 0]);
    for (const { clock } of [first, second]) await clock.advance(10_000);
    const reported = channels.map(({ events }) => events.map(({ request }) => request.content));
    expect(reported).toEqual([['{"messageId":"b"}'], []]);
    await first.service[Symbol.asyncDispose]();
    await second.clock.advance(10_000);
    expect(channels[1].events).toEqual([]);
  });

  it('S9 R4 what one page has not got yet stays unread there', async () => {
    const { first, second, channels } = await twoTabs();
    channels[0].observer.item(textItem({ id: 'b', at: 1 }));
    channels[1].observer.item(textItem({ id: 'b', at: 1 }));
    channels[1].observer.item(textItem({ id: 'c', at: 2 }));
    first.service.markSeen(CONTACT);
    await settle();
    expect(second.chat().unread).toBe(1);
  });

  it('S9 R4 a page that is behind takes nothing back that was seen', async () => {
    const { storage, first, second, channels } = await twoTabs();
    channels[0].observer.item(textItem({ id: 'b', at: 1 }));
    first.service.markSeen(CONTACT);
    await settle();
    second.service.markSeen(CONTACT);
    await settle();
    expect(await storage.get(`seen:${CONTACT}`)).toBe('b');
    await first.clock.advance(10_000);
    expect(channels[0].events.map(({ request }) => request.content)).toEqual(['{"messageId":"b"}']);
  });

  it('S9 R4 what another page has seen is not unread where it comes later', async () => {
    const { first, second, channels } = await twoTabs();
    channels[1].observer.opened();
    for (const channel of channels) channel.observer.item(textItem({ id: 'b', at: 1 }));
    first.service.markSeen(CONTACT);
    await settle();
    channels[1].answerTranscript({ items: [textItem({ id: 'a' }), textItem({ id: 'b', at: 1 })] });
    await settle();
    expect(second.chat().unread).toBe(0);
  });

  it('S9 leaves other contacts alone', async () => {
    const { first, second, channels } = await twoTabs();
    const other = await second.live([], 'contact-2');
    second.service.sendMessage('contact-2', { content: 'hi' });
    await settle();
    expect(other.messages).toHaveLength(1);
    expect(channels[0].messages).toEqual([]);
    expect(first.lines()).toEqual(['a:received']);
  });
});
