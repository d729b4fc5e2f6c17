import { describe, expect, it } from 'vitest';
import { AGENT, MemoryStorage, settle, textItem } from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id, at) => textItem({ id, at: at * 1000 })) as [
  ReturnType<typeof textItem>,
  ReturnType<typeof textItem>,
  ReturnType<typeof textItem>,
];

describe('unread', () => {
  it('R4 counts what the customer wrote since the agent last saw the chat', async () => {
    const { live, service, chat } = harness();
    const channel = await live([a]);
    expect(chat().unread).toBe(1);
    service.markSeen(CONTACT);
    expect(chat().unread).toBe(0);
    channel.observer.item(b);
    channel.observer.item(textItem({ id: 'own', at: 1500, from: AGENT }));
    expect(chat().unread).toBe(1);
  });

  it('R4 what was seen before a reload is not unread after it, what came since is', async () => {
    const storage = new MemoryStorage();
    const before = harness({ storage });
    await before.live([a, b]);
    before.service.markSeen(CONTACT);
    await settle();
    await before.service[Symbol.asyncDispose]();

    const after = harness({ storage });
    await after.live([a, b, c]);
    expect(after.chat().unread).toBe(1);
    const never = harness();
    await never.live([a, b, c]);
    expect(never.chat().unread).toBe(3);
  });

  it('R4 after a reload without a record, what the agent answered was seen', async () => {
    const { live, chat } = harness();
    await live([a, textItem({ id: 'own', at: 500, from: AGENT }), b]);
    expect(chat().unread).toBe(1);
  });

  it('R4 E1 keeps no record of a chat that has ended', async () => {
    const { live, service, storage } = harness();
    await live([a]);
    service.markSeen(CONTACT);
    await settle();
    expect(await storage.keys('')).toEqual([`seen:${CONTACT}`]);
    await service.endSession(CONTACT);
    await settle();
    expect(await storage.keys('')).toEqual([]);
  });
});
