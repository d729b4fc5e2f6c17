import { EventContentType, MessageContentType, type WireItem } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import type { ConversationAction } from '../../src/chat/timeline/actions.ts';
import type { ArchivedItem } from '../../src/chat/timeline/archived-item.ts';
import { type Conversation, emptyConversation } from '../../src/chat/timeline/conversation.ts';
import { kindOf } from '../../src/chat/timeline/message-kinds.ts';
import { toItem } from '../../src/chat/timeline/to-item.ts';
import { toMessage } from '../../src/chat/timeline/wire-message.ts';
import { AGENT, eventItem, stamp, textItem } from '../../src/testing/index.ts';
import { caughtUp, CONTACT, gaveUp, live, messages, play, queued, shown, start, statuses } from './play.ts';

const failure = { name: 'ChatEndedError', message: 'The chat has ended', retryable: false };
const over: ConversationAction = { type: 'ended', failure };
const items = (ids: string, from: Partial<WireItem> = {}): WireItem[] =>
  ids
    .split('')
    .map((id) => textItem({ id, at: id.charCodeAt(0), from: { ParticipantId: 'customer-participant', ...from } }));

interface Page {
  readonly items: readonly ArchivedItem[];
  readonly nextToken?: string;
}

/** A read of the store that gets these pages. */
const read = (pages: readonly Page[], { older = false } = {}): ConversationAction[] => [
  { type: 'archiveRequested', request: 'read', older, isOwn: true },
  ...pages.map((page): ConversationAction => ({ type: 'archivePageReceived', request: 'read', ...page })),
];

const archived = (conversation: Conversation, ...pages: readonly Page[]): Conversation =>
  play(conversation, read(pages));

const nothing = play(emptyConversation(CONTACT), [over]);
const file = (id: string, Status: string): WireItem => ({
  ...textItem({ id, at: 1 }),
  Type: 'ATTACHMENT',
  ContentType: MessageContentType.attachment,
  Attachments: [{ AttachmentId: id, AttachmentName: 'a.txt', ContentType: 'text/plain', Status }],
});

const isSelf = (page: WireItem[]) => messages(archived(nothing, { items: page })).map(({ sender }) => sender.isSelf);

const line = (given: WireItem) => {
  const kind = kindOf(given);
  if (kind.kind !== 'line') throw new Error('Not a line');
  return toMessage(given, kind, { contactId: CONTACT, selfId: AGENT.ParticipantId, fallbackTimestamp: 0 });
};

describe('the transcript store after the end', () => {
  it('E2 shows what is stored of a chat that this page never saw', () => {
    const conversation = archived(nothing, { items: items('abc') });
    expect(shown(conversation)).toBe('a b c');
    expect(conversation.archive).toEqual({ name: 'read' });
    expect(conversation.older.more).toBe(false);
  });

  it('E2 T1 brings what is missing and doubles nothing; keys and texts of what is there stay', () => {
    const before = play(start, [...caughtUp(items('bd')), over]);
    const other = [...items('a'), textItem({ id: 'b', at: 98, content: 'masked' }), ...items('cde')];
    const after = archived(before, { items: other });
    expect(shown(after)).toBe('a b c d e');
    expect(messages(after)[1]).toBe(messages(before)[0]);
    expect(archived(after, { items: other }).timeline).toBe(after.timeline);
  });

  it('E2 keeps what the store does not know (yet)', () => {
    const before = play(start, [...caughtUp(items('ab')), live(textItem({ id: 'c', at: 99 })), over]);
    expect(shown(archived(before, { items: items('a') }))).toBe('a b c');
    expect(shown(archived(before, { items: [] }))).toBe('a b c');
  });

  it('E2 goes on until a page holds something known, and no further', () => {
    const before = play(start, [...caughtUp(items('ab')), over]);
    const first = archived(before, { items: items('ef'), nextToken: '1' });
    expect(first.archive).toEqual({ name: 'reading', older: false, isOwn: true });
    expect(first.older).toMatchObject({ request: 'read', nextToken: '1' });
    const second = play(first, [{ type: 'archivePageReceived', request: 'read', items: items('bcd'), nextToken: '2' }]);
    expect(shown(second)).toBe('a b c d e f');
    expect(second.archive).toEqual({ name: 'read' });
  });

  it('E2 T8 offers older lines where there are some, and only there', () => {
    const whole = play(start, [...caughtUp(items('abcd')), over]);
    // The service said of its page that there is more; `whole` has asked and got it all.
    const complete = { ...whole, older: { more: false, barren: 0 } };
    expect(archived(complete, { items: items('cd'), nextToken: '1' }).older.more).toBe(false);
    expect(archived(whole, { items: items('cd'), nextToken: '1' }).older).toMatchObject({ more: true, nextToken: '1' });
    const more = archived(nothing, { items: items('cd'), nextToken: '1' });
    expect(more.older).toMatchObject({ more: true, nextToken: '1' });
    const older = play(more, read([{ items: items('ab') }], { older: true }));
    expect(shown(older)).toBe('a b c d');
    expect(older.older.more).toBe(false);
  });

  it('E2 passes over what is known on the way to what is older', () => {
    const before = archived(play(start, [...caughtUp(items('cdef')), over]), { items: items('ef'), nextToken: '1' });
    const passed = play(before, read([{ items: items('cd'), nextToken: '2' }], { older: true }));
    expect(passed.older).toMatchObject({ request: 'read', nextToken: '2' });
    const there = play(passed, [{ type: 'archivePageReceived', request: 'read', items: items('ab'), nextToken: '3' }]);
    expect(shown(there)).toBe('a b c d e f');
    expect(there.older).toMatchObject({ more: true, nextToken: '3' });
    expect(there.archive).toEqual({ name: 'read' });
  });

  it('E2 T5 counts only the page that answers the request that is current', () => {
    const begun = play(nothing, [{ type: 'archiveRequested', request: 'new', older: false, isOwn: true }]);
    const page: ConversationAction = { type: 'archivePageReceived', request: 'old', items: items('a') };
    expect(play(begun, [page])).toBe(begun);
    expect(play(play(start, caughtUp(items('a'))), read([{ items: items('b') }])).archive).toBeUndefined();
  });

  it('E2 equal stamps keep the page’s order before everything known', () => {
    const same = ['z', 'y', 'x'].map((id) => textItem({ id, at: 5 }));
    const before = play(start, [...caughtUp([textItem({ id: 'x', at: 5 })]), over]);
    expect(shown(archived(before, { items: same }))).toBe('z y x');
  });

  it('E2 T3 a gap that Amazon Connect never filled stays marked, whatever the store has', () => {
    const gap = play(start, [...caughtUp(items('ab')), { type: 'connectionLost' }, ...gaveUp(items('ef')), over]);
    expect(shown(archived(gap, { items: items('abcdef') }))).toBe('a b | c d e f');
  });

  it('E2 T9 lines of other contacts of the conversation say whose they are', () => {
    const conversation = archived(nothing, {
      items: [...items('a', { ContactId: 'contact-0' }), ...items('b', { ContactId: CONTACT })],
    });
    expect(messages(conversation).map(({ segmentContactId }) => segmentContactId)).toEqual(['contact-0', undefined]);
  });

  it('E2 A6 takes the scanner’s verdict that came after the end, and nothing back', () => {
    const before = play(start, [...caughtUp([file('f', 'IN_PROGRESS'), file('g', 'APPROVED')]), over]);
    const after = archived(before, { items: [file('f', 'REJECTED'), file('g', 'IN_PROGRESS')] });
    expect(messages(after).map(({ attachments }) => attachments?.[0]?.status)).toEqual(['rejected', 'approved']);
  });

  it('E2 knows the agent’s own lines after a reload, where there is one agent to be', () => {
    const own = items('a', { ...AGENT, ContactId: CONTACT });
    expect(isSelf([...own, ...items('b')])).toEqual([true, false]);
    expect(isSelf([...items('a', { ...AGENT, ContactId: 'contact-0' }), ...items('b')])).toEqual([false, false]);
    expect(isSelf([...own, ...items('b', { ...AGENT, ParticipantId: 'another', ContactId: CONTACT })])).toEqual([
      false,
      false,
    ]);
  });

  it('E2 S6 a message whose answer was lost is the line that is stored, and one that never left is not sent', () => {
    const ended = play(start, [
      ...caughtUp(items('a')),
      queued('token-1', 'hi'),
      queued('token-2', 'hi again'),
      { type: 'sendStarted', clientToken: 'token-1' },
      { type: 'sendUncertain', clientToken: 'token-1' },
      over,
    ]);
    expect(statuses(ended)).toEqual(['a:received', 'token-1:failed', 'token-2:failed']);
    const stored = textItem({ id: 'm', at: 200, content: 'hi', from: AGENT });
    const after = archived(ended, { items: [...items('a'), stored] });
    expect(statuses(after)).toEqual(['a:received', 'token-1:sent', 'token-2:failed']);
  });

  it('E2 says where something was left out, and nothing false about it', () => {
    const content = 'My card is [card number], thanks';
    const span = { field: 'Content', kind: 'card', start: 11, end: 24 };
    const at = (Masked: (typeof span)[]) =>
      archived(nothing, { items: [{ ...textItem({ id: 'a', content }), Masked }] });
    const masked = at([span, { ...span, field: 'DisplayName' }]);
    expect(messages(masked)[0]?.masked).toEqual([{ kind: 'card', start: 11, end: 24 }]);
    expect(messages(at([{ ...span, end: 99 }]))[0]?.masked).toBeUndefined();
    expect(messages(at([span, { ...span, start: 5 }]))[0]?.masked).toHaveLength(1);
    const clear = textItem({ id: 'a', content: 'My card is 4111, thanks' });
    const shown = { items: [{ ...textItem({ id: 'a', content }), Masked: [span], Revealable: true as const }] };
    expect(messages(archived(nothing, shown))[0]?.revealable).toBe(true);
    expect(messages(masked)[0]?.revealable).toBeUndefined();
    const revealed = messages(play(masked, [{ type: 'lineRevealed', item: clear }]))[0];
    expect(revealed).toEqual({ ...messages(masked)[0], content: 'My card is 4111, thanks', masked: undefined });
    expect(messages(play(at([]), [{ type: 'lineRevealed', item: clear }]))[0]?.content).toBe(content);
  });

  it('E2 a read that fails says why, keeps everything, and may be tried again', () => {
    const before = play(start, [...caughtUp(items('ab')), over]);
    const failed = play(before, [
      { type: 'archiveRequested', request: 'read', older: false, isOwn: true },
      { type: 'archiveFailed', request: 'read', failure: { ...failure, name: 'NetworkError', retryable: true } },
    ]);
    expect(failed.archive).toMatchObject({ name: 'failed', failure: { name: 'NetworkError' } });
    expect(shown(failed)).toBe('a b');
    expect(archived(failed, { items: items('abc') }).archive).toEqual({ name: 'read' });
  });
});

describe('an item for the transcript store', () => {
  const attachment = {
    ...textItem({ id: 'f' }),
    Type: 'ATTACHMENT',
    ContentType: MessageContentType.attachment,
    Attachments: [{ AttachmentId: '1', AttachmentName: '<b>.txt', ContentType: 'text/plain', Status: 'APPROVED' }],
  };
  const named: readonly [string, WireItem][] = [
    ['a text', textItem({ id: 'a', content: '<img src=x>' })],
    ['an own text', textItem({ id: 'a', from: AGENT })],
    ['Markdown', { ...textItem({ id: 'a' }), ContentType: MessageContentType.markdown }],
    ['a part of a bot’s message', { ...textItem({ id: 'a' }), MessageMetadata: { ChunkNumber: 3 } }],
    ['a file', attachment],
    ['an event', eventItem({ id: 'e', event: EventContentType.participantJoined })],
    ['an event that has only a type', { Id: 'e', Type: 'TRANSFER_SUCCEEDED', AbsoluteTime: stamp(1) }],
    ['what nobody knows', { ...textItem({ id: 'a' }), ContentType: 'application/x-new' }],
    ['an earlier contact’s line', { ...textItem({ id: 'a' }), ContactId: 'contact-0' }],
    [
      'a line of the system',
      { Id: 's', Type: 'MESSAGE', AbsoluteTime: stamp(1), ContentType: 'text/plain', Content: 'Hi' },
    ],
  ];

  it.each(named)('E3 read again is the same line: %s', (_name, item) => {
    const first = line(item);
    const second = line(toItem(first));
    // An event that came without a content type gets its own.
    expect(second).toEqual({ ...first, contentType: first.contentType || second.contentType });
  });
});
