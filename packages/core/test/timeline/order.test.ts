import { describe, expect, it } from 'vitest';
import type { ConversationAction } from '../../src/chat/timeline/actions.ts';
import { reduce } from '../../src/chat/timeline/reduce.ts';
import { AGENT, CUSTOMER, eventItem, textItem } from '../../src/testing/index.ts';
import { caughtUp, gaveUp, live, messages, play, shown, start } from './play.ts';

const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((id, at) => textItem({ id, at: at * 1000 }));
if (!a || !b || !c || !d || !e) throw new Error('items');

/** A part of a bot's message that is still being written. */
const part = (ChunkNumber: number, content: string) => ({
  ...textItem({ id: 'bot', at: 500, content, from: { ParticipantRole: 'SYSTEM', DisplayName: 'BOT' } }),
  MessageMetadata: { ChunkNumber },
});

const typing = (at: number, from = CUSTOMER) =>
  live(eventItem({ id: `t${at}`, at, from, event: 'application/vnd.amazonaws.connect.event.typing' }));

describe('timeline', () => {
  it('T1 shows an Id once and brings its content up to date in place', () => {
    const before = play(start, [...caughtUp([a]), live(b), live(c)]);
    const after = play(before, [live({ ...b, Content: 'edited' })]);
    expect(shown(after)).toBe('a b c');
    expect(messages(after)[1]?.content).toBe('edited');
    expect(messages(after)[0]).toBe(messages(before)[0]);
  });

  it('T1 answers the same conversation when a frame comes twice', () => {
    const before = play(start, [...caughtUp([a]), live(b)]);
    expect(play(before, [live(b)])).toBe(before);
  });

  it('T1 replaces the parts of a bot message by Id and ignores a part that comes late', () => {
    const conversation = play(start, [
      ...caughtUp([a]),
      live(part(1, 'Hel')),
      live(part(3, 'Hello you')),
      live(part(2, 'Hello')),
    ]);
    expect(messages(conversation).map(({ content }) => content)).toEqual(['a', 'Hello you']);
    const whole = play(conversation, [live({ ...part(3, 'Hello you.'), MessageMetadata: {} }), live(part(2, 'Hello'))]);
    expect(messages(whole)[1]?.content).toBe('Hello you.');
  });

  it('T2 puts a live item that is late in its place by stamp, behind its equals', () => {
    const late = textItem({ id: 'late', at: 1000 });
    expect(shown(play(start, [...caughtUp([a]), live(b), live(c), live(late)]))).toBe('a b late c');
  });

  it('T2 keeps the page order for equal stamps, whatever the order of arrival', () => {
    const twins = ['x', 'y'].map((id) => textItem({ id, at: 1000 }));
    const [x, y] = twins;
    if (!x || !y) throw new Error('twins');
    const shuffled = play(start, [...caughtUp([a]), live(y), live(x)]);
    expect(shown(shuffled)).toBe('a y x');
    expect(shown(play(shuffled, caughtUp([a, x, y])))).toBe('a x y');
  });

  it('T2 gives an unreadable stamp the place at the end and a time that is a number', () => {
    const odd = { ...textItem({ id: 'odd' }), AbsoluteTime: 'yesterday' };
    const conversation = play(start, [...caughtUp([a, b]), live(odd)]);
    expect(shown(conversation)).toBe('a b odd');
    expect(messages(conversation)[2]?.timestamp).toBe(messages(conversation)[1]?.timestamp);
    expect(play(conversation, [live(odd)])).toBe(conversation);
  });

  it('T3 opens a stretch behind a gap when catching up gives up, and closes it with the next that gets through', () => {
    const gap = play(start, [...caughtUp([a]), { type: 'connectionLost' }, live(d), ...gaveUp([c])]);
    expect(shown(gap)).toBe('a | c d');
    const more = play(gap, [live(e)]);
    expect(shown(more)).toBe('a | c d e');
    expect(shown(play(more, caughtUp([d, e], [a, b, c])))).toBe('a b c d e');
  });

  it('T3 shows what waited behind a gap even when no page came at all', () => {
    expect(shown(play(start, [...caughtUp([a]), { type: 'connectionLost' }, live(d), ...gaveUp()]))).toBe('a | d');
  });

  it('T4 does not take a live line for proof that nothing is missing before it', () => {
    const started = play(start, [...caughtUp([a]), live(c), { type: 'catchUpStarted', request: 'r' }]);
    const page = reduce(started, { type: 'pageReceived', request: 'r', items: [c, d], nextToken: 'more' }).conversation;
    expect(page.fill?.outcome).toBeUndefined();
    const next = reduce(page, { type: 'pageReceived', request: 'r', items: [a, b], nextToken: 'more' }).conversation;
    expect(next.fill?.outcome).toBe('complete');
    expect(shown(play(next, [{ type: 'catchUpFinished', request: 'r' }]))).toBe('a b c d');
  });

  it('T5 ignores a page that answers an earlier request', () => {
    const conversation = play(start, [
      ...caughtUp([a]),
      { type: 'catchUpStarted', request: 'first' },
      { type: 'catchUpStarted', request: 'second' },
    ]);
    expect(play(conversation, [{ type: 'pageReceived', request: 'first', items: [a, b] }])).toBe(conversation);
  });

  it('T6 holds live items back during a fill and merges them by Id at its end', () => {
    const filling = play(start, [...caughtUp([a]), { type: 'connectionLost' }, live(e), live(d), live(e)]);
    expect(shown(filling)).toBe('a');
    expect(shown(play(filling, caughtUp([a, b, c, d])))).toBe('a b c d e');
  });

  it('T6 keeps a live line by stamp that no page holds', () => {
    expect(shown(play(start, [...caughtUp([a]), live(b), live(c), ...caughtUp([a, c])]))).toBe('a b c');
  });

  it('T2 moves a live line to where a page puts it, also from before the page’s first', () => {
    const whole = (request: string, items: (typeof a)[]): ConversationAction[] => [
      { type: 'catchUpStarted', request },
      { type: 'pageReceived', request, items },
      { type: 'catchUpFinished', request },
    ];
    const early = play(start, [...whole('one', [b, c]), live(a)]);
    expect(shown(early)).toBe('a b c');
    expect(shown(play(early, whole('two', [b, a, c])))).toBe('b a c');
  });

  it('T7 stalls after two pages that bring nothing new', () => {
    const page = { type: 'pageReceived', request: 'r', items: [c], nextToken: 'again' } as const;
    const once = play(start, [...caughtUp([a]), { type: 'catchUpStarted', request: 'r' }, page, page]);
    expect(once.fill?.outcome).toBeUndefined();
    expect(play(once, [page]).fill?.outcome).toBe('stalled');
  });

  it('T8 puts older pages before the oldest stretch until no token comes back', () => {
    const conversation = play(start, caughtUp([d, e]));
    expect(conversation.older.more).toBe(true);
    const older = play(conversation, [
      { type: 'olderRequested', request: 'o1' },
      { type: 'olderPageReceived', request: 'o1', items: [b, c, d], nextToken: 'more' },
    ]);
    expect(shown(older)).toBe('b c d e');
    const all = play(older, [
      { type: 'olderRequested', request: 'o2' },
      { type: 'olderPageReceived', request: 'o2', items: [a] },
    ]);
    expect(shown(all)).toBe('a b c d e');
    expect(all.older).toEqual({ more: false, barren: 0 });
  });

  it('T8 ignores an older page of another request and leaves a late frame from before the window to its page', () => {
    const conversation = play(start, caughtUp([d, e]));
    const asked = play(conversation, [{ type: 'olderRequested', request: 'o1' }]);
    expect(play(asked, [{ type: 'olderPageReceived', request: 'o0', items: [a] }])).toBe(asked);
    expect(shown(play(asked, [live(b)]))).toBe('d e');
  });

  it('T9 names the segment of a line that another contact of the conversation left', () => {
    const past = { ...a, ContactId: 'contact-1', RelatedContactId: 'contact-0' };
    const conversation = play(start, caughtUp([past, { ...b, ContactId: 'contact-1' }]));
    expect(messages(conversation).map(({ segmentContactId }) => segmentContactId)).toEqual(['contact-0', undefined]);
  });

  it('keeps chunks that an added line does not touch', () => {
    const many = Array.from({ length: 300 }, (_, at) => textItem({ id: `m${at}`, at: at * 10 }));
    const before = play(start, caughtUp(many));
    const after = play(before, [live(textItem({ id: 'new', at: 5000 }))]);
    const chunksOf = (conversation: typeof before) => conversation.timeline.stretches[0]?.chunks ?? [];
    expect(chunksOf(after).slice(0, 4)).toEqual(chunksOf(before).slice(0, 4));
    chunksOf(before)
      .slice(0, 4)
      .forEach((chunk, at) => expect(chunksOf(after)[at]).toBe(chunk));
    expect(messages(after)).toHaveLength(301);
  });

  it('counts unread what a person wrote, until it was seen', () => {
    const bot = textItem({ id: 'bot', at: 900, from: { ParticipantRole: 'SYSTEM', ParticipantId: 'bot' } });
    const conversation = play(start, [
      ...caughtUp([a, textItem({ id: 'mine', at: 500, from: AGENT }), b]),
      live(bot),
      live(c),
      live(eventItem({ id: 'left', at: 9000, event: 'application/vnd.amazonaws.connect.event.participant.left' })),
    ]);
    expect(conversation.unread).toBe(2);
    expect(play(conversation, [{ type: 'seen' }]).unread).toBe(0);
  });

  it('R2 clears typing on the message, ignores typing from before it, our own, and everything after the end', () => {
    const typed = play(start, [...caughtUp([a]), typing(500)]);
    expect(typed.typing).toEqual([{ participantId: CUSTOMER.ParticipantId, displayName: 'Cleo' }]);
    const said = play(typed, [live(b)]);
    expect(said.typing).toEqual([]);
    expect(play(said, [typing(900)]).typing).toEqual([]);
    expect(play(said, [typing(1500, AGENT)]).typing).toEqual([]);
    const over = play(play(said, [typing(1500)]), [
      { type: 'ended', failure: { name: 'ChatEndedError', message: 'over', retryable: false } },
    ]);
    expect(over.typing).toEqual([]);
    expect(play(over, [typing(2500)]).typing).toEqual([]);
  });
});
