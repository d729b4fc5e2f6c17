import type { ChatMessage, Stretch } from '@liaison/core';
import { expect, test } from 'vitest';
import { waitingSince } from '../src/contacts/waiting-since.ts';
import { firstUnread } from '../src/conversation/use-unread-from.ts';
import { chatMessage } from './support/chat-message.ts';

const stretches = (...chunks: ChatMessage[][]): Stretch[] => [
  { key: 0, chunks: chunks.map((messages, key) => ({ key, messages })) },
];
const customer = (timestamp: number) => chatMessage({ key: `c${timestamp}`, timestamp });
const agent = (timestamp: number) => chatMessage({ timestamp, sender: { role: 'agent', isSelf: true } });
const bot = (timestamp: number) => chatMessage({ timestamp, sender: { role: 'bot', isSelf: false } });
const left = (timestamp: number) => chatMessage({ timestamp, messageType: 'event', event: 'participantLeft' });

test('a customer waits from the first message after the last answer of a person', () => {
  expect(waitingSince(stretches([customer(1), agent(2), customer(3)], [customer(4)]))).toBe(3);
});

test('an answer of a bot does not end the wait, an answer of an agent does', () => {
  expect(waitingSince(stretches([customer(1), bot(2)]))).toBe(1);
  expect(waitingSince(stretches([customer(1), agent(2)]))).toBeUndefined();
});

test('an answer that could not be sent does not end the wait', () => {
  const failed = chatMessage({ timestamp: 2, status: 'failed', sender: { role: 'agent', isSelf: true } });
  expect(waitingSince(stretches([customer(1), failed]))).toBe(1);
});

test('events neither begin nor end a wait', () => {
  expect(waitingSince(stretches([agent(1), left(2)]))).toBeUndefined();
  expect(waitingSince(stretches([customer(1), left(2)]))).toBe(1);
});

test('the unread line stands before the oldest of the last messages of others', () => {
  const conversation = stretches([customer(1), customer(2)], [agent(3), left(4), customer(5)]);
  expect(firstUnread(conversation, 2)).toBe('c2');
  expect(firstUnread(conversation, 0)).toBeUndefined();
});
