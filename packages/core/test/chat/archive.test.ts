import { EventContentType, type WireItem } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { BATCH, STORE_INTERVAL, STORE_PATIENCE } from '../../src/chat/archive/transcript-upload.ts';
import { LiaisonError, type LiaisonErrorName } from '../../src/index.ts';
import {
  AGENT,
  CUSTOMER,
  eventItem,
  FakeArchive,
  MemoryStorage,
  MemoryTabs,
  settle,
  stamp,
  textItem,
  typingItem,
  waitingCall,
} from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

const errorOf = (name: LiaisonErrorName) => new LiaisonError(name, 'No');
const many = (count: number, from = 0): WireItem[] =>
  Array.from({ length: count }, (_, index) => textItem({ id: `m${from + index}`, at: from + index }));

const fileItem = (status: string, at = 1): WireItem => ({
  ...textItem({ id: 'f', at, from: CUSTOMER }),
  Type: 'ATTACHMENT',
  ContentType: 'application/vnd.amazonaws.connect.message.attachment',
  Attachments: [{ AttachmentId: 'file-1', AttachmentName: 'a.txt', ContentType: 'text/plain', Status: status }],
});

function withArchive(overrides: Parameters<typeof harness>[0] = {}) {
  const archive = new FakeArchive();
  const parts = harness({ archive, ...overrides });
  /** Lets the lines that are due be sent and taken. */
  const take = async (): Promise<void> => {
    await parts.clock.advance(STORE_INTERVAL);
    while (archive.storings.some(({ settled }) => !settled)) {
      waitingCall(archive.storings).resolve();
      await settle();
    }
  };
  /** Sends the lines that are due, and fails. */
  const refuse = async (name: LiaisonErrorName, wait = STORE_INTERVAL): Promise<void> => {
    await parts.clock.advance(wait);
    waitingCall(archive.storings).reject(errorOf(name));
    await settle();
  };
  return { ...parts, archive, take, refuse };
}

describe('storing what is said', () => {
  it('E3 stores every confirmed line of everybody, in order, and nothing that passes by', async () => {
    const { live, service, archive, take } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    channel.observer.item(typingItem({ id: 't', at: 1 }));
    channel.observer.item(eventItem({ id: 'e', at: 2, event: EventContentType.participantJoined }));
    channel.observer.item(textItem({ id: 'b', at: 3, from: AGENT }));
    service.sendMessage(CONTACT, { content: 'not confirmed' });
    expect(archive.storings).toEqual([]);
    await take();
    expect(archive.stored).toEqual([['a', 'e', 'b']]);
    expect(archive.storings[0]?.request).toMatchObject({ contactId: CONTACT, items: [{}, {}, AGENT] });
  });

  it('E3 stores a line again only when it says more', async () => {
    const { live, archive, take } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    await take();
    channel.observer.item(textItem({ id: 'a' }));
    await take();
    expect(archive.storings).toHaveLength(1);
    channel.observer.item(textItem({ id: 'a', content: 'a, and more' }));
    await take();
    expect(archive.stored).toEqual([['a'], ['a']]);
  });

  it('E3 leaves the lines of other contacts to those who had them', async () => {
    const { live, archive, take } = withArchive();
    await live([textItem({ id: 'a', from: { ...CUSTOMER, ContactId: 'contact-0' } }), textItem({ id: 'b', at: 1 })]);
    await take();
    expect(archive.stored).toEqual([['b']]);
  });

  it('E3 an own message counts from its answer on, though its echo never comes', async () => {
    const { live, service, archive, take } = withArchive();
    const channel = await live();
    service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    waitingCall(channel.messages).resolve({ id: 's1', absoluteTime: stamp(1) });
    await settle();
    await take();
    expect(archive.storings[0]?.request.items).toMatchObject([{ Id: 's1', Content: 'hi', AbsoluteTime: stamp(1) }]);
  });

  it('E3 fetches what was said before the page’s oldest line, for the store alone', async () => {
    const { live, archive, take, chat, open } = withArchive();
    void live;
    const channel = await open();
    channel.answerTranscript({ items: many(2, 10), nextToken: 'older' });
    await settle();
    await take();
    expect(archive.stored).toEqual([['m10', 'm11']]);
    const earlier = waitingCall(channel.transcripts);
    expect(earlier.request).toMatchObject({ scanDirection: 'backward', startItemId: 'm10' });
    earlier.resolve({ items: [...many(2, 8), ...many(1, 10)], nextToken: 'still' });
    await settle();
    waitingCall(archive.storings).resolve();
    await take();
    waitingCall(channel.transcripts).resolve({ items: many(8) });
    await settle();
    waitingCall(archive.storings).resolve();
    await take();
    expect(archive.stored.flat()).toHaveLength(12);
    expect(chat().messages).toHaveLength(2);
    expect(channel.transcripts).toHaveLength(3);
  });

  it('E3 sends long conversations in parts, one at a time', async () => {
    const { live, archive, clock } = withArchive();
    await live(many(BATCH.lines + 1));
    await clock.advance(STORE_INTERVAL);
    expect(archive.storings).toHaveLength(1);
    waitingCall(archive.storings).resolve();
    await settle();
    expect(archive.stored.map(({ length }) => length)).toEqual([BATCH.lines, 1]);
    const large = withArchive();
    const content = 'x'.repeat(BATCH.characters / 2);
    await large.live(many(3).map((item) => ({ ...item, Content: content })));
    await large.take();
    expect(large.archive.stored.map(({ length }) => length)).toEqual([2, 1]);
  });

  it('E4 asks at most every five seconds while the chat lives, and not at all when nothing is new', async () => {
    const { live, archive, take, clock } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    await take();
    channel.observer.item(textItem({ id: 'b', at: 1 }));
    channel.observer.item(textItem({ id: 'c', at: 2 }));
    await clock.advance(STORE_INTERVAL - 1);
    expect(archive.storings).toHaveLength(1);
    await take();
    expect(archive.stored).toEqual([['a'], ['b', 'c']]);
    await clock.advance(10 * STORE_INTERVAL);
    expect(archive.storings).toHaveLength(2);
    expect(clock.waiting).toBe(0);
  });

  it('E4 a store that fails delays nothing, is asked again with growing waits, and the diagnostics say so', async () => {
    const { live, service, archive, refuse, clock, lines, logger, errors } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    await refuse('ServiceError');
    expect(service.unstored).toEqual([
      { contactId: CONTACT, lines: 1, since: clock.now(), failure: 'ServiceError', givenUp: false },
    ]);
    await refuse('NetworkError');
    channel.observer.item(textItem({ id: 'b', at: 1 }));
    expect(lines()).toEqual(['a:received', 'b:received']);
    await clock.advance(STORE_INTERVAL);
    expect(archive.storings).toHaveLength(2);
    await clock.advance(STORE_INTERVAL);
    waitingCall(archive.storings).resolve();
    await settle();
    expect(archive.stored.at(-1)).toEqual(['a', 'b']);
    expect(service.unstored).toEqual([]);
    expect(logger.lines.filter(({ level }) => level !== 'debug')).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('E4 what the store will never take is given up, once and visibly', async () => {
    const { live, service, archive, refuse, clock } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    await refuse('RejectedError');
    channel.observer.item(textItem({ id: 'b', at: 1 }));
    await clock.advance(10 * STORE_PATIENCE);
    expect(archive.storings).toHaveLength(1);
    expect(service.unstored).toMatchObject([{ lines: 2, failure: 'RejectedError', givenUp: true }]);
  });

  it('E4 sends the rest at the end, at once, and the end waits for nothing', async () => {
    const { live, service, archive, chat, clock } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    channel.observer.item(textItem({ id: 'b', at: 1 }));
    const calls = channel.calls;
    channel.observer.ended();
    expect(chat().state.name).toBe('ended');
    await clock.advance(0);
    expect(archive.stored).toEqual([['a', 'b']]);
    expect(channel.calls).toBe(calls);
    waitingCall(archive.storings).resolve();
    await settle();
    expect(service.unstored).toEqual([]);
    await clock.advance(STORE_PATIENCE);
    expect(archive.storings).toHaveLength(1);
  });

  it('E4 goes on for a while after the end, also when the contact is closed by then', async () => {
    const { live, service, archive, refuse, clock, store } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    channel.observer.ended();
    store.setState({ contacts: {}, order: [] });
    await refuse('ServiceError', 0);
    await refuse('ServiceError');
    expect(archive.stored).toEqual([['a'], ['a']]);
    await clock.advance(2 * STORE_PATIENCE);
    expect(service.unstored).toMatchObject([{ lines: 1, givenUp: true }]);
    const asked = archive.storings.length;
    await clock.advance(STORE_PATIENCE);
    expect(archive.storings).toHaveLength(asked);
  });

  it('E4 sends the rest also of a contact that is gone before its end was heard of', async () => {
    const { live, service, archive, clock, store } = withArchive();
    await live([textItem({ id: 'a' })]);
    store.setState({ contacts: {}, order: [] });
    await service.endSession(CONTACT);
    await clock.advance(0);
    expect(archive.stored).toEqual([['a']]);
  });

  it('E4 one page stores; another goes on where it stopped', async () => {
    const tabs = new MemoryTabs();
    const storage = new MemoryStorage();
    const first = withArchive({ storage, tabs: tabs.tab() });
    const second = withArchive({ storage, tabs: tabs.tab() });
    const items = [textItem({ id: 'a' })];
    const channels = [await first.live(items), await second.live(items)];
    await Promise.all([first.take(), second.take()]);
    expect([first.archive.stored, second.archive.stored]).toEqual([[['a']], []]);
    for (const channel of channels) channel.observer.item(textItem({ id: 'b', at: 1 }));
    await first.service[Symbol.asyncDispose]();
    await settle();
    await second.take();
    expect(second.archive.stored).toEqual([['b']]);
  });

  it('E4 a page that has lost the chat lets another one store', async () => {
    const tabs = new MemoryTabs();
    const storage = new MemoryStorage();
    const first = withArchive({ storage, tabs: tabs.tab() });
    const second = withArchive({ storage, tabs: tabs.tab() });
    const [channel] = [await first.live(), await second.live([textItem({ id: 'a' })])];
    channel.observer.broken(errorOf('AccessDeniedError'));
    await settle();
    first.port.waiting().fail(errorOf('AccessDeniedError'));
    await settle();
    await second.take();
    expect(second.archive.stored).toEqual([['a']]);
  });

  it('E4 after a reload only what is new is fetched for the store', async () => {
    const storage = new MemoryStorage();
    const before = withArchive({ storage });
    await before.live(many(3));
    await before.take();
    await before.service[Symbol.asyncDispose]();
    const after = withArchive({ storage });
    const channel = await after.open();
    channel.answerTranscript({ items: many(3, 1), nextToken: 'older' });
    await settle();
    await after.take();
    await after.clock.advance(5 * STORE_INTERVAL);
    expect(after.archive.stored).toEqual([['m1', 'm2', 'm3']]);
    expect(channel.transcripts).toHaveLength(1);
  });

  it('E4 does not take for stored up to its newest line what has a gap before it', async () => {
    const storage = new MemoryStorage();
    const { live, take, chat, clock } = withArchive({ storage });
    const channel = await live([textItem({ id: 'a' })]);
    await take();
    expect(await storage.get(`stored:${CONTACT}`)).toBe('a');
    channel.observer.lost();
    channel.observer.opened();
    await settle();
    channel.observer.item(textItem({ id: 'm9', at: 90 }));
    for (let page = 0; page < 60 && chat().state.name === 'catchingUp'; page += 1) {
      channel.transcripts.at(-1)?.reject(errorOf('NetworkError'));
      await clock.advance(8_000);
    }
    expect(chat().hasGap).toBe(true);
    await take();
    expect(await storage.get(`stored:${CONTACT}`)).toBe('a');
  });
});

describe('reading what is stored', () => {
  it('E2 shows a chat that was over before this page saw it, without a call to Amazon Connect', async () => {
    const { service, archive, port, lines, chat, store } = withArchive();
    store.getState().openChat(CONTACT);
    const reviewing = service.reviewSession(CONTACT);
    await settle();
    expect(chat()).toMatchObject({ state: { name: 'ended' }, archive: { name: 'reading' } });
    const left = eventItem({ id: 'e', at: 9, event: EventContentType.participantLeft });
    waitingCall(archive.readings).resolve({ items: [...many(2), left] });
    await reviewing;
    expect(lines()).toEqual(['m0:received', 'm1:received', ':received']);
    expect(chat()).toMatchObject({ state: { name: 'ended', reason: 'customer' }, archive: { name: 'read' } });
    expect(port.openings).toEqual([]);
    await service.reviewSession(CONTACT);
    expect(archive.readings).toHaveLength(1);
    expect(archive.storings).toEqual([]);
  });

  it('E2 own lines stay own after a reload, and what could not be sent says so', async () => {
    const storage = new MemoryStorage();
    const before = withArchive({ storage });
    await before.live([textItem({ id: 'a' })]);
    before.service.sendMessage(CONTACT, { content: 'unsent' });
    await settle();
    await before.service[Symbol.asyncDispose]();
    const after = withArchive({ storage });
    void after.service.reviewSession(CONTACT);
    await settle();
    const another = { ...AGENT, ParticipantId: 'another-agent' };
    waitingCall(after.archive.readings).resolve({
      items: [textItem({ id: 'b', at: 1, from: AGENT }), textItem({ id: 'c', at: 2, from: another })],
    });
    await settle();
    expect(after.lines()).toEqual(['b:sent', 'c:received', 'unsent:failed']);
    expect(await storage.keys('outbox:')).toEqual([]);
  });

  it('E2 reads a moment after the end, and goes on when asked', async () => {
    const { live, service, archive, clock, lines, chat } = withArchive();
    const channel = await live([textItem({ id: 'b', at: 1 })]);
    channel.observer.ended();
    await clock.advance(2_000);
    waitingCall(archive.readings).resolve({ items: [textItem({ id: 'b', at: 1 }), textItem({ id: 'c', at: 2 })] });
    await settle();
    expect(lines()).toEqual(['b:received', 'c:received']);
    await service.endSession(CONTACT);
    void service.resumeSession(CONTACT);
    await settle();
    waitingCall(archive.readings).resolve({
      items: [textItem({ id: 'b', at: 1 }), textItem({ id: 'c', at: 2 })],
      next: 'older',
    });
    await settle();
    expect(chat().hasOlder).toBe(true);
    void service.loadOlder(CONTACT);
    await settle();
    expect(waitingCall(archive.readings).request.cursor).toBe('older');
    waitingCall(archive.readings).resolve({ items: [textItem({ id: 'a' })] });
    await settle();
    expect(lines()).toEqual(['a:received', 'b:received', 'c:received']);
    expect(chat().hasOlder).toBe(false);
    expect(channel.transcripts).toHaveLength(1);
  });

  it('E2 reads again once the store can have the last lines, though it was read before', async () => {
    const { live, service, archive, clock, lines } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    channel.observer.ended();
    void service.resumeSession(CONTACT);
    await settle();
    waitingCall(archive.readings).resolve({ items: [textItem({ id: 'a' })] });
    await clock.advance(2_000);
    waitingCall(archive.readings).resolve({ items: [textItem({ id: 'a' }), textItem({ id: 'b', at: 1 })] });
    await settle();
    expect(lines()).toEqual(['a:received', 'b:received']);
  });

  it('E2 asks the store for older lines with no token of Amazon Connect’s', async () => {
    const { open, service, archive, chat, lines } = withArchive();
    const channel = await open();
    channel.answerTranscript({ items: [textItem({ id: 'c', at: 3 })], nextToken: 'of Amazon Connect' });
    await settle();
    channel.observer.ended();
    expect(chat().hasOlder).toBe(true);
    void service.loadOlder(CONTACT);
    await settle();
    expect(waitingCall(archive.readings).request.cursor).toBeUndefined();
    waitingCall(archive.readings).resolve({ items: [textItem({ id: 'b', at: 2 }), textItem({ id: 'c', at: 3 })] });
    await settle();
    expect(lines()).toEqual(['b:received', 'c:received']);
  });

  it('E1 E2 a chat that ends while its records are being read says what was not sent, and is read', async () => {
    const storage = new MemoryStorage();
    const before = withArchive({ storage });
    await before.live();
    before.service.sendMessage(CONTACT, { content: 'unsent' });
    await settle();
    await before.service[Symbol.asyncDispose]();
    const after = withArchive({ storage });
    void after.service.startSession({ kind: 'contact', contactId: CONTACT });
    await after.service.endSession(CONTACT, 'customer');
    expect(after.chat().state).toEqual({ name: 'ended', reason: 'customer' });
    expect(after.lines()).toEqual(['unsent:failed']);
    await after.clock.advance(2_000);
    waitingCall(after.archive.readings).resolve({ items: [textItem({ id: 'a', from: AGENT })] });
    await settle();
    expect(after.lines()).toEqual(['a:sent', 'unsent:failed']);
    expect(after.port.openings).toEqual([]);
    expect(await storage.keys('outbox:')).toEqual([]);
  });

  it('E2 asks again for a page that fails for a passing reason, then leaves it to the agent', async () => {
    const { service, archive, clock, chat } = withArchive();
    void service.reviewSession(CONTACT);
    await settle();
    for (let failed = 0; failed < 3; failed += 1) {
      waitingCall(archive.readings).reject(errorOf('NetworkError'));
      await clock.advance(10_000);
    }
    expect(chat().archive).toMatchObject({ name: 'failed', failure: { name: 'NetworkError' } });
    void service.resumeSession(CONTACT);
    await settle();
    expect(chat().archive).toMatchObject({ name: 'reading' });
    waitingCall(archive.readings).resolve({ items: many(1) });
    await settle();
    expect(chat().archive).toEqual({ name: 'read' });
    expect(archive.readings).toHaveLength(4);
  });

  it('E2 a file of a chat that is over cannot be fetched, and that is what the error says', async () => {
    const { live, service } = withArchive();
    const channel = await live();
    channel.observer.ended();
    await service.endSession(CONTACT);
    await expect(service.getAttachment(CONTACT, 'file')).rejects.toMatchObject({ name: 'ChatEndedError' });
  });

  it('E2 nothing of a closed contact is kept', async () => {
    const { live, service, storage, store } = withArchive();
    const channel = await live([textItem({ id: 'a' })]);
    channel.observer.ended();
    await service.endSession(CONTACT);
    store.setState({ contacts: {}, order: [] });
    void service.startSession({ kind: 'contact', contactId: 'contact-2' });
    await settle();
    expect(await storage.keys('')).toEqual([]);
  });
});

describe('copying files', () => {
  const address = { url: 'https://bucket.example/file?signature', expiry: undefined };

  it('E5 has an approved file copied once, after its line is stored', async () => {
    const { live, archive, take } = withArchive();
    const channel = await live([fileItem('IN_PROGRESS')]);
    await take();
    expect(channel.addresses).toEqual([]);
    channel.observer.item(fileItem('APPROVED'));
    await take();
    waitingCall(channel.addresses).resolve(address);
    await settle();
    expect(archive.copies.map(({ request }) => request)).toEqual([
      { contactId: CONTACT, attachmentId: 'file-1', url: address.url },
    ]);
    waitingCall(archive.copies).resolve();
    channel.observer.item(textItem({ id: 'b', at: 3 }));
    await take();
    expect(channel.addresses).toHaveLength(1);
  });

  it('E5 tries three times, whatever the store says', async () => {
    const { live, archive, take, clock } = withArchive();
    const channel = await live([fileItem('APPROVED')]);
    await take();
    for (let tries = 1; tries <= 3; tries += 1) {
      expect(channel.addresses).toHaveLength(tries);
      waitingCall(channel.addresses).resolve(address);
      await settle();
      waitingCall(archive.copies).reject(errorOf(tries === 1 ? 'RejectedError' : 'NetworkError'));
      await settle();
      await clock.advance(2 * STORE_INTERVAL);
    }
    expect(channel.addresses).toHaveLength(3);
  });

  it('E5 lets a copy that has begun go on when the chat ends, and asks for no address any more', async () => {
    const { live, archive, take } = withArchive();
    const channel = await live([fileItem('APPROVED')]);
    await take();
    waitingCall(channel.addresses).resolve(address);
    await settle();
    channel.observer.ended();
    await take();
    expect(archive.copies[0]?.request.attachmentId).toBe('file-1');
    expect(waitingCall(archive.copies).signal?.aborted).toBe(false);
    expect(channel.addresses).toHaveLength(1);
  });
});
