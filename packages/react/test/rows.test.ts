import { expect, test } from 'vitest';
import { toRows } from '../src/conversation/rows.ts';
import { chatMessage } from './support/chat-message.ts';

const noon = new Date(2026, 0, 5, 12).getTime();
const minute = 60_000;
const at = (key: string, after: number, overrides: Parameters<typeof chatMessage>[0] = {}) =>
  chatMessage({ key, timestamp: noon + after, ...overrides });
const shape = (rows: ReturnType<typeof toRows>) =>
  rows.map((row) =>
    row.kind === 'message' ? `${row.startsGroup ? '(' : ''}${row.key}${row.endsGroup ? ')' : ''}` : row.kind,
  );
const own = { sender: { role: 'agent', isSelf: true } } as const;

test('neighbours of one sender are a group', () => {
  expect(shape(toRows([at('a', 0), at('b', minute), at('c', 2 * minute, own)], {}))).toEqual([
    'day',
    '(a',
    'b)',
    '(c)',
  ]);
});

test('five minutes, an event and the unread line break a group', () => {
  const rows = toRows(
    [
      at('a', 0),
      at('b', 5 * minute),
      at('c', 6 * minute, { messageType: 'event' }),
      at('d', 7 * minute),
      at('e', 7 * minute),
    ],
    { unreadFrom: 'e' },
  );
  expect(shape(rows)).toEqual(['day', '(a)', '(b)', 'event', '(d)', 'unread', '(e)']);
});

test('a group goes on across the edge of a piece', () => {
  expect(shape(toRows([at('b', minute)], { before: at('a', 0), after: at('c', 2 * minute) }))).toEqual(['b']);
});

test('a new day begins a new group under a day line', () => {
  expect(shape(toRows([at('a', 11 * 60 * minute), at('b', 12 * 60 * minute)], {}))).toEqual([
    'day',
    '(a)',
    'day',
    '(b)',
  ]);
});

test('a seam stands where one contact ends and the next begins, also at the beginning of what is known', () => {
  const rows = toRows(
    [
      at('a', 0, { segmentContactId: 'first' }),
      at('b', minute, { segmentContactId: 'first' }),
      at('c', 2 * minute, { segmentContactId: 'second' }),
      at('d', 3 * minute),
      at('e', 4 * minute),
    ],
    {},
  );
  expect(shape(rows)).toEqual(['day', 'seam', '(a', 'b)', 'seam', '(c)', 'seam', '(d', 'e)']);
  expect(rows.flatMap((row) => (row.kind === 'seam' ? `${row.into} ${row.segmentId}` : []))).toEqual([
    'earlier first',
    'earlier second',
    'current contact-1',
  ]);
});

test('what another agent’s contact brings beside this one is behind no seam', () => {
  const beside = { segmentContactId: 'beside' };
  const earlier = at('a', 0, { segmentContactId: 'first' });
  const messages = [earlier, at('b', minute), at('c', 2 * minute, beside), at('d', 3 * minute)];
  expect(shape(toRows(messages, {}))).toEqual(['day', 'seam', '(a)', 'seam', '(b)', '(c)', '(d)']);
  expect(shape(toRows([at('c', 2 * minute, beside)], { before: at('b', minute), begun: true }))).toEqual(['(c)']);
});

test('there is no seam across pieces of one contact', () => {
  expect(shape(toRows([at('b', minute)], { before: at('a', 0) }))).toEqual(['b)']);
});
