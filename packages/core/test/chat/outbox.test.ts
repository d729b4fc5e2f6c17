import { describe, expect, it } from 'vitest';
import { LiaisonError, type LiaisonErrorName } from '../../src/index.ts';
import { FakeChatPort, MemoryStorage, settle, stamp, textItem, waitingCall } from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

const fail = (name: LiaisonErrorName): LiaisonError => new LiaisonError(name, 'A fault');

describe('outbox', () => {
  it.each(['ThrottledError', 'ServiceError'] as const)(
    'S4 waits and repeats with the same token after %s, still sending',
    async (name) => {
      const { live, service, lines, clock } = harness();
      const channel = await live();
      service.sendMessage(CONTACT, { content: 'hi' });
      await settle();
      const sentAt: number[] = [];
      for (let tries = 0; tries < 4; tries += 1) {
        sentAt.push(clock.now());
        waitingCall(channel.messages).reject(fail(name));
        await settle();
        expect(lines()).toEqual(['hi:sending']);
        while (channel.messages.length === tries + 1) await clock.advance(50);
      }
      expect(sentAt.slice(1).map((time, at) => time - (sentAt[at] ?? 0))).toEqual([750, 1_500, 3_000]);
      expect(new Set(channel.messages.map(({ request }) => request.clientToken)).size).toBe(1);
    },
  );

  it.each(['NetworkError', 'TimeoutError'] as const)(
    'S4 S5 holds everything behind a message that is uncertain after %s',
    async (name) => {
      const { live, service, lines, clock } = harness();
      const channel = await live();
      service.sendMessage(CONTACT, { content: 'one' });
      service.sendMessage(CONTACT, { content: 'two' });
      await settle();
      waitingCall(channel.messages).reject(fail(name));
      await clock.advance(5_000);
      expect(lines()).toEqual(['one:uncertain', 'two:queued']);
      expect(channel.messages.map(({ request }) => request.content)).toEqual(['one', 'one']);
    },
  );

  it('S5 passes by a refused message, which the agent may retry with the same token', async () => {
    const { live, service, lines, chat } = harness();
    const channel = await live();
    const key = service.sendMessage(CONTACT, { content: 'one' });
    service.sendMessage(CONTACT, { content: 'two' });
    await settle();
    waitingCall(channel.messages).reject(fail('RejectedError'));
    await settle();
    expect(lines()).toEqual(['one:failed', 'two:sending']);
    expect(chat().messages[0]?.failure).toEqual({ name: 'RejectedError', message: 'A fault', retryable: false });
    service.retryMessage(CONTACT, key);
    waitingCall(channel.messages).resolve({ id: 's2', absoluteTime: stamp(0) });
    await settle();
    expect(channel.messages.map(({ request }) => request.content)).toEqual(['one', 'two', 'one']);
    expect(channel.messages[2]?.request.clientToken).toBe(key);
  });

  it('S4 treats a send without an answer as uncertain after fifteen seconds', async () => {
    const { live, service, lines, clock } = harness();
    await live();
    service.sendMessage(CONTACT, { content: 'hi' });
    await clock.advance(14_999);
    expect(lines()).toEqual(['hi:sending']);
    await clock.advance(1);
    expect(lines()).toEqual(['hi:uncertain']);
  });

  it('S8 sends nothing while interrupted or catching up, and goes on when live', async () => {
    const { live, service, lines } = harness();
    const channel = await live();
    channel.observer.lost();
    service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    expect(lines()).toEqual(['hi:queued']);
    channel.observer.opened();
    await settle();
    expect(channel.messages).toEqual([]);
    channel.answerTranscript({ items: [] });
    await settle();
    expect(channel.messages).toHaveLength(1);
  });

  it('S8 sends what a reload interrupted, in order, with its tokens, after the first catch-up only', async () => {
    const storage = new MemoryStorage();
    const before = harness({ storage });
    const first = await before.live();
    const keys = ['one', 'two'].map((content) => before.service.sendMessage(CONTACT, { content }));
    await settle();
    expect(first.messages).toHaveLength(1);
    await before.service[Symbol.asyncDispose]();

    const port = new FakeChatPort();
    const after = harness({ storage, port });
    void after.service.startSession({ kind: 'contact', contactId: CONTACT });
    await settle();
    const second = port.waiting().succeed();
    await settle();
    expect(after.lines()).toEqual(['one:uncertain', 'two:queued']);
    expect(second.messages).toEqual([]);
    second.answerTranscript({ items: [] });
    await settle();
    waitingCall(second.messages).resolve({ id: 's1', absoluteTime: stamp(1) });
    await settle();
    waitingCall(second.messages).resolve({ id: 's2', absoluteTime: stamp(2) });
    await settle();
    expect(second.messages.map(({ request }) => request.clientToken)).toEqual(keys);
    expect(await storage.keys('')).toEqual([]);
  });

  it('S8 has a message on disk before it is on its way', async () => {
    const storage = new MemoryStorage();
    const writing = Promise.withResolvers<void>();
    const slow = Object.assign(storage, { set: () => writing.promise });
    const { live, service } = harness({ storage: slow });
    const channel = await live();
    service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    expect(channel.messages).toEqual([]);
    writing.resolve();
    await settle();
    expect(channel.messages).toHaveLength(1);
  });

  it('S8 sends all the same when the storage fails, and says so', async () => {
    const broken = { get: refuse, set: refuse, delete: refuse, keys: refuse };
    const { live, service, errors } = harness({ storage: broken });
    const channel = await live();
    service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    expect(channel.messages).toHaveLength(1);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('S8 opens the chat and sends all the same when the storage hangs, and writes over nothing it could not read', async () => {
    const written: string[] = [];
    const hanging = { get: never, set: async (key: string) => void written.push(key), delete: refuse, keys: never };
    const { service, port, clock, errors } = harness({ storage: hanging });
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    await clock.advance(5_000);
    const channel = port.waiting().succeed();
    await settle();
    channel.answerTranscript({ items: [] });
    await settle();
    service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    expect(channel.messages).toHaveLength(1);
    expect(errors.map(({ name }) => name)).toEqual(['TimeoutError']);
    expect(written).toEqual([]);
  });

  it('S1 a retried message waits for the one that is on its way, also when that has to be sent again', async () => {
    const { live, service, clock } = harness();
    const channel = await live();
    const refused = service.sendMessage(CONTACT, { content: 'refused' });
    const lost = service.sendMessage(CONTACT, { content: 'lost' });
    await settle();
    waitingCall(channel.messages).reject(new LiaisonError('RejectedError', 'No'));
    await settle();
    service.retryMessage(CONTACT, refused);
    waitingCall(channel.messages).reject(new LiaisonError('NetworkError', 'No network'));
    await clock.advance(1_000);
    waitingCall(channel.messages).resolve({ id: 's1', absoluteTime: stamp(1) });
    await settle();
    expect(channel.messages.map(({ request }) => request.clientToken)).toEqual([refused, lost, lost, refused]);
  });

  it('S8 a storage that hangs holds a message up for five seconds, however much waits to be written', async () => {
    const { live, service, clock } = harness({ storage: Object.assign(new MemoryStorage(), { set: never }) });
    const channel = await live();
    for (let second = 1; second <= 10; second += 1) {
      channel.observer.item(textItem({ id: `m${second}`, at: second * 1000 }));
      service.markSeen(CONTACT);
      await clock.advance(1000);
    }
    service.sendMessage(CONTACT, { content: 'hi' });
    await clock.advance(5_000);
    expect(channel.messages).toHaveLength(1);
  });

  it('S8 keeps a draft for its contact alone, also over a reload', async () => {
    const storage = new MemoryStorage();
    const { drafts } = harness({ storage }).service;
    await drafts.set('contact-a', 'for a');
    await drafts.set('contact-b', 'for b');
    await drafts.set('contact-b', '');
    const reloaded = harness({ storage }).service.drafts;
    expect(await reloaded.get('contact-a')).toBe('for a');
    expect(await reloaded.get('contact-b')).toBe('');
    expect(await storage.keys('draft:')).toEqual(['draft:contact-a']);
  });

  it.each([
    ['empty', '  ', 'RejectedError'],
    ['16,385 bytes in 5,463 characters', `${'€'.repeat(5_461)}ab`, 'RejectedError'],
  ])('S10 refuses a message that is %s', async (_name, content, name) => {
    const { live, service, lines } = harness();
    await live();
    expect(() => service.sendMessage(CONTACT, { content })).toThrow(expect.objectContaining({ name }));
    expect(lines()).toEqual([]);
  });

  it('S10 takes a message of exactly 16,384 bytes', async () => {
    const { live, service, lines } = harness();
    await live([textItem({ id: 'a' })]);
    service.sendMessage(CONTACT, { content: `${'€'.repeat(5_461)}a` });
    expect(lines()).toHaveLength(2);
  });
});

const never = (): Promise<never> => Promise.withResolvers<never>().promise;
const refuse = (): Promise<never> => Promise.reject(new Error('disk full'));
