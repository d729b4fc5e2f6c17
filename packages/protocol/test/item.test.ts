import { expect, test } from 'vitest';
import { parseItem } from '../src/item.ts';

const message = {
  Id: '0192-1',
  Type: 'MESSAGE',
  AbsoluteTime: '2026-11-01T10:00:00.000Z',
  ContentType: 'text/plain',
  Content: 'hello',
  ParticipantRole: 'CUSTOMER',
};

test('reads an item as a frame carries it', () => {
  expect(parseItem(message)).toEqual(message);
});

test('keeps types and roles it does not know', () => {
  const future = { ...message, Type: 'HOLOGRAM', ParticipantRole: 'ROBOT' };
  expect(parseItem(future)).toEqual(future);
});

test('counts null members as absent and drops members it does not know', () => {
  expect(parseItem({ ...message, DisplayName: null, Surprise: 1 })).toEqual(message);
});

test.each([
  ['no Id', { ...message, Id: undefined }],
  ['an empty Id', { ...message, Id: '' }],
  ['a Content that is no text', { ...message, Content: { a: 1 } }],
  ['Attachments that are no list', { ...message, Attachments: 'x' }],
  ['a list', [message]],
  ['text', 'MESSAGE'],
  ['nothing', undefined],
])('refuses %s', (_, input) => {
  expect(parseItem(input)).toBeUndefined();
});

test('is not fooled by a prototype member', () => {
  expect(parseItem(JSON.parse('{"__proto__": {"Id": "1"}, "Type": "MESSAGE", "AbsoluteTime": "x"}'))).toBeUndefined();
});
