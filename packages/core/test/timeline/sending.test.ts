import { describe, expect, it } from 'vitest';
import type { ConversationAction } from '../../src/chat/timeline/actions.ts';
import { AGENT, CUSTOMER, receiptItem, stamp, textItem } from '../../src/testing/index.ts';
import { caughtUp, gaveUp, live, messages, play, queued, shown, start, statuses } from './play.ts';

const a = textItem({ id: 'a', at: 1000 });
const echo = (id: string, content: string, at = 2000) => textItem({ id, content, at, from: AGENT });
const accepted = (clientToken: string, id: string, at = 2000): ConversationAction => ({
  type: 'sendAccepted',
  clientToken,
  id,
  absoluteTime: stamp(at),
});
const failure = { name: 'RejectedError', message: 'no', retryable: false };
const sending = play(start, [...caughtUp([a]), queued('t1', 'hi'), { type: 'sendStarted', clientToken: 't1' }]);

const stored = (clientToken: string, status: 'failed' | 'queued' | 'uncertain') =>
  ({ clientToken, content: clientToken, contentType: 'text/plain', queuedAt: 0, status }) as const;

describe('sending', () => {
  it('S1 places a queued message after everything confirmed, also after what arrives later', () => {
    expect(shown(play(start, [...caughtUp([a]), queued('t1'), live(textItem({ id: 'b', at: 9000 }))]))).toBe('a b t1');
  });

  it('S2 makes a pending message the item of its answer, under the same key', () => {
    const sent = play(sending, [accepted('t1', 'x')]);
    expect(statuses(sent)).toEqual(['a:received', 't1:sent']);
    expect(shown(play(sent, [live(echo('x', 'hi'))]))).toBe('a x');
    expect(statuses(play(sent, [live(echo('x', 'hi'))]))).toEqual(['a:received', 't1:sent']);
    expect(sent.pending).toEqual([]);
  });

  it('S2 takes over a line that is there already without moving it', () => {
    const shownTwice = play(sending, [live(echo('x', 'hi, redacted')), live(textItem({ id: 'b', at: 3000 }))]);
    expect(shown(shownTwice)).toBe('a x b t1');
    const sent = play(shownTwice, [accepted('t1', 'x')]);
    expect(shown(sent)).toBe('a x b');
    expect(messages(sent)[1]).toMatchObject({ key: 't1', content: 'hi, redacted' });
  });

  it('S3 takes an echo for the send in flight before its answer, and keeps it when the answer confirms', () => {
    const echoed = play(sending, [live(echo('x', 'hi'))]);
    expect(statuses(echoed)).toEqual(['a:received', 't1:sent']);
    const sent = play(echoed, [accepted('t1', 'x')]);
    expect(statuses(sent)).toEqual(['a:received', 't1:sent']);
    expect(sent.pending).toEqual([]);
  });

  it('S3 gives the echo back when the answer names another Id', () => {
    const sent = play(sending, [live(echo('tab', 'hi')), accepted('t1', 'x', 2500)]);
    expect(shown(sent)).toBe('a tab x');
    expect(statuses(sent)).toEqual(['a:received', 'tab:sent', 't1:sent']);
  });

  it('S3 gives the echo back when the send is refused', () => {
    const refused = play(sending, [live(echo('tab', 'hi')), { type: 'sendRefused', clientToken: 't1', failure }]);
    expect(statuses(refused)).toEqual(['a:received', 'tab:sent', 't1:failed']);
  });

  it('S3 shows another tab’s message and a queued one side by side', () => {
    expect(statuses(play(start, [...caughtUp([a]), queued('t1', 'hi'), live(echo('tab', 'hi'))]))).toEqual([
      'a:received',
      'tab:sent',
      't1:queued',
    ]);
  });

  it('S4 keeps a refused message in its place with the reason; retry and discard are the agent’s', () => {
    const refused = play(sending, [queued('t2'), { type: 'sendRefused', clientToken: 't1', failure }]);
    expect(statuses(refused)).toEqual(['a:received', 't1:failed', 't2:queued']);
    expect(messages(refused)[1]?.failure).toEqual(failure);
    const again = play(refused, [{ type: 'retry', clientToken: 't1' }]);
    expect(statuses(again)).toEqual(['a:received', 't1:queued', 't2:queued']);
    expect(messages(again)[1]?.failure).toBeUndefined();
    expect(shown(play(refused, [{ type: 'discard', clientToken: 't1' }]))).toBe('a t2');
  });

  it('S4 does not discard what is on its way', () => {
    expect(play(sending, [{ type: 'discard', clientToken: 't1' }])).toBe(sending);
  });

  it('S6 recognises an uncertain message in the one new own line after a fill', () => {
    const lost = play(sending, [{ type: 'sendUncertain', clientToken: 't1' }, { type: 'connectionLost' }]);
    const found = play(lost, caughtUp([a, echo('x', 'hi')]));
    expect(statuses(found)).toEqual(['a:received', 't1:sent']);
    expect(found.pending).toEqual([]);
  });

  it('S6 proves nothing by an equal line from before the send, by two, or by one behind a gap', () => {
    const old = play(start, [
      ...caughtUp([echo('old', 'hi', 500), a]),
      queued('t1', 'hi'),
      { type: 'sendStarted', clientToken: 't1' },
    ]);
    const lost = play(old, [{ type: 'sendUncertain', clientToken: 't1' }, { type: 'connectionLost' }]);
    expect(statuses(play(lost, caughtUp([echo('old', 'hi', 500), a])))).toEqual([
      'old:sent',
      'a:received',
      't1:uncertain',
    ]);
    const two = [a, echo('x', 'hi'), echo('y', 'hi', 2500)];
    expect(statuses(play(lost, caughtUp(two))).at(-1)).toBe('t1:uncertain');
    expect(statuses(play(lost, gaveUp([echo('x', 'hi')]))).at(-1)).toBe('t1:uncertain');
  });

  it('S6 proves nothing by an equal line that a page moves behind the newest of the same stamp', () => {
    const twin = echo('twin', 'hi', 1000);
    const known = play(start, [...caughtUp([]), live(twin), live(a), queued('t1', 'hi')]);
    const lost = play(known, [
      { type: 'sendStarted', clientToken: 't1' },
      { type: 'sendUncertain', clientToken: 't1' },
      { type: 'connectionLost' },
      ...caughtUp([a, twin]),
    ]);
    expect(statuses(lost)).toEqual(['a:received', 'twin:sent', 't1:uncertain']);
  });

  it('S6 a retried message is not what was sent between its refusal and the retry', () => {
    const refused = play(start, [
      {
        type: 'outboxRestored',
        messages: [{ ...stored('t1', 'failed'), content: 'hi', sentAfter: Date.parse(stamp(1000)), failure }],
      },
      ...caughtUp([a, echo('twin', 'hi', 1500)]),
      { type: 'retry', clientToken: 't1' },
      { type: 'sendStarted', clientToken: 't1' },
      { type: 'sendUncertain', clientToken: 't1' },
      { type: 'connectionLost' },
    ]);
    expect(statuses(play(refused, caughtUp([a, echo('twin', 'hi', 1500)])))).toEqual([
      'a:received',
      'twin:sent',
      't1:uncertain',
    ]);
  });

  it('S6 matches only provisionally while an answer may still come', () => {
    const found = play(sending, [{ type: 'connectionLost' }, ...caughtUp([a, echo('tab', 'hi')])]);
    expect(statuses(found)).toEqual(['a:received', 't1:sent']);
    expect(statuses(play(found, [accepted('t1', 'x', 2500)]))).toEqual(['a:received', 'tab:sent', 't1:sent']);
  });

  it('S2 shows an answer that comes during a fill at once and places it when the fill is over', () => {
    const during = play(sending, [{ type: 'connectionLost' }, accepted('t1', 'x')]);
    expect(statuses(during)).toEqual(['a:received', 't1:sent']);
    const later = textItem({ id: 'b', at: 3000 });
    expect(shown(play(during, caughtUp([a, echo('x', 'hi'), later])))).toBe('a x b');
    expect(statuses(play(during, caughtUp([a, later])))).toEqual(['a:received', 't1:sent', 'b:received']);
  });

  it('S2 T8 makes an accepted message the line that an older page brings before the fill is over, and shows it once', () => {
    const known = play(start, [
      { type: 'outboxRestored', messages: [{ ...stored('t1', 'uncertain'), content: 'hi' }] },
      ...caughtUp([a]),
      { type: 'connectionLost' },
      accepted('t1', 'x', 500),
      { type: 'olderRequested', request: 'older' },
      { type: 'olderPageReceived', request: 'older', items: [echo('x', 'hi', 500)] },
    ]);
    expect(statuses(known)).toEqual(['t1:sent', 'a:received']);
    expect(statuses(play(known, caughtUp([a])))).toEqual(['t1:sent', 'a:received']);
  });

  const forward: [string, ConversationAction[], string][] = [
    ['delivered', [live(receiptItem({ id: 'r1', messageId: 'x' }))], 'delivered'],
    [
      'read, then a late delivered',
      [live(receiptItem({ id: 'r2', messageId: 'x', read: true })), live(receiptItem({ id: 'r1', messageId: 'x' }))],
      'read',
    ],
    ['uncertain, too late', [{ type: 'sendUncertain', clientToken: 't1' }], 'sent'],
    ['refused, too late', [{ type: 'sendRefused', clientToken: 't1', failure }], 'sent'],
    ['its own echo again', [live(echo('x', 'hi'))], 'sent'],
  ];
  it.each(forward)('S7 moves a sent message only forward: %s', (_name, actions, status) => {
    expect(statuses(play(sending, [accepted('t1', 'x'), ...actions])).at(-1)).toBe(`t1:${status}`);
  });

  it('S8 brings unsent messages back in order, before what was queued meanwhile, each once', () => {
    const restored = play(start, [
      queued('t3'),
      { type: 'outboxRestored', messages: [stored('t1', 'uncertain'), stored('t2', 'queued'), stored('t3', 'queued')] },
    ]);
    expect(statuses(restored)).toEqual(['t1:uncertain', 't2:queued', 't3:queued']);
  });

  it('R1 applies a receipt that came before its message, and none of a recipient that is ourselves', () => {
    const early = play(sending, [live(receiptItem({ id: 'r', messageId: 'x', read: true })), accepted('t1', 'x')]);
    expect(statuses(early).at(-1)).toBe('t1:read');
    const own = receiptItem({ id: 'r', messageId: 'x', recipient: AGENT.ParticipantId });
    expect(statuses(play(sending, [accepted('t1', 'x'), live(own)])).at(-1)).toBe('t1:sent');
  });

  it('R1 changes nothing by a receipt for a message of another chat or of the customer', () => {
    const lines = statuses(sending);
    expect(statuses(play(sending, [live(receiptItem({ id: 'r', messageId: 'elsewhere' }))]))).toEqual(lines);
    expect(statuses(play(sending, [live(receiptItem({ id: 'r', messageId: 'a', read: true }))]))).toEqual(lines);
  });

  it('E1 says of everything unsent that it was not sent, shows what waited, and takes nothing more', () => {
    const over = play(sending, [
      queued('t2'),
      { type: 'connectionLost' },
      live(textItem({ id: 'b', at: 3000, from: CUSTOMER })),
      { type: 'ended', failure },
    ]);
    expect(shown(over)).toBe('a | b t1 t2');
    expect(statuses(over).slice(2)).toEqual(['t1:failed', 't2:failed']);
    expect(play(over, [{ type: 'retry', clientToken: 't1' }, { type: 'connectionLost' }])).toBe(over);
  });

  it('E1 lets an echo stand for its message when no answer will come any more', () => {
    expect(statuses(play(sending, [live(echo('x', 'hi')), { type: 'ended', failure }]))).toEqual([
      'a:received',
      't1:sent',
    ]);
  });
});
