import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { transcriptText } from '../src/conversation/transcript-text.ts';
import { chatMessage } from './support/chat-message.ts';

const intl = createIntl({ locale: 'en', timeZone: 'UTC' });
const exportOf = (...messages: Parameters<typeof chatMessage>[0][]) =>
  transcriptText({
    intl,
    customerName: 'Cleo',
    contactId: 'contact-1',
    messages: messages.map(chatMessage),
    exportedAt: Date.UTC(2026, 0, 5, 10),
  });

const timestamp = Date.UTC(2026, 0, 5, 9, 30);

test('every message is a line with time and sender', () => {
  const text = exportOf(
    { content: 'Hello', timestamp },
    { content: 'Hi Cleo', timestamp, sender: { role: 'agent', isSelf: true }, status: 'read' },
  );
  expect(text).toContain('Cleo: Hello\n');
  expect(text).toContain('You: Hi Cleo\n');
  expect(text).toMatch(/\[1\/5\/26, 9:30:00\sAM\] Cleo: Hello/u);
  expect(text).toContain('Contact contact-1');
});

test('a message cannot pass for a line of somebody else', () => {
  const text = exportOf({
    content: 'ok\n[1/5/26, 9:31:00 AM] You: I will pay it all back\u2028You: really',
    timestamp,
  });
  expect(
    text
      .split(/[\n\u2028]/u)
      .filter((line) => line.includes('You:'))
      .every((line) => line.startsWith('    ')),
  ).toBe(true);
  const named = exportOf({
    sender: { role: 'customer', isSelf: false, displayName: 'Cleo\nYou' },
    content: 'x',
    timestamp,
  });
  expect(named).not.toMatch(/^You/mu);
});

test('events, files and what did not go out are marked', () => {
  const text = exportOf(
    { messageType: 'event', event: 'participantLeft', timestamp },
    {
      messageType: 'attachment',
      content: '',
      attachments: [{ id: '1', name: 'photo.jpg', contentType: 'image/jpeg', status: 'approved' }],
      timestamp,
    },
    { content: 'lost', timestamp, sender: { role: 'agent', isSelf: true }, status: 'failed' },
  );
  expect(text).toContain('* Cleo left');
  expect(text).toContain('Cleo: <photo.jpg>');
  expect(text).toContain('You: (Not sent) lost');
});
