import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { transcriptOf } from '../src/export/transcript.ts';
import { transcriptCsv } from '../src/export/transcript-csv.ts';
import { transcriptHtml } from '../src/export/transcript-html.ts';
import { transcriptJson } from '../src/export/transcript-json.ts';
import { transcriptText } from '../src/export/transcript-text.ts';
import { chatMessage } from './support/chat-message.ts';

const intl = createIntl({ locale: 'en', timeZone: 'UTC' });
const transcript = (...messages: Parameters<typeof chatMessage>[0][]) =>
  transcriptOf({
    intl,
    customerName: 'Cleo',
    contactId: 'contact-1',
    messages: messages.map(chatMessage),
    hasOlder: true,
    exportedAt: Date.UTC(2026, 0, 5, 10),
  });
const exportOf = (...messages: Parameters<typeof chatMessage>[0][]) => transcriptText(intl, transcript(...messages));

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

test('every format says what is not in it and in which zone its times are', () => {
  const empty = transcript();
  expect(transcriptText(intl, empty)).toMatch(/times in UTC\nEarlier messages are not part of this file/u);
  expect(transcriptHtml(intl, empty)).toMatch(/times in UTC[^]*Earlier messages are not part/u);
  expect(JSON.parse(transcriptJson(empty))).toMatchObject({ timeZone: 'UTC', isComplete: false, redacted: false });
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '&lt;script&gt;',
];

test.for(hostile)('%s stays text in the page, wherever it comes from', (evil) => {
  const html = transcriptHtml(
    intl,
    transcriptOf({
      intl,
      customerName: evil,
      contactId: evil,
      messages: [
        chatMessage({ content: evil, sender: { role: 'customer', isSelf: false, displayName: evil } }),
        chatMessage({
          messageType: 'event',
          event: 'participantJoined',
          sender: { role: 'customer', isSelf: false, displayName: evil },
        }),
        chatMessage({
          messageType: 'attachment',
          content: '',
          attachments: [{ id: '1', name: evil, contentType: evil, status: 'approved' }],
        }),
      ],
      exportedAt: 0,
    }),
  );
  expect(html).not.toContain(evil);
  expect(html.match(/<script|<img|<svg|<iframe/gu)).toBeNull();
  const tags = new Set(
    html.match(/<[a-z][^>]*>/gu)?.map((tag) => tag.replaceAll(/datetime="[^"]*"|lang="[^"]*"/gu, '')),
  );
  expect([...tags].filter((tag) => /\son\w+=/u.test(tag))).toEqual([]);
});

test.for(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '|calc', '%0A'])(
  '%j is no formula in a spreadsheet',
  (evil) => {
    const [, row = ''] = transcriptCsv(transcript({ content: evil, timestamp })).split('\r\n');
    expect(row).toContain(`"'${evil}"`);
  },
);

test('a table keeps quotes, commas and lines inside their cell', () => {
  const csv = transcriptCsv(transcript({ content: 'say "hi",\nplease', timestamp }));
  expect(csv).toMatch(/^\uFEFF"time",/u);
  expect(csv).toContain(
    '"2026-01-05T09:30:00.000Z","contact-1","message","customer","Cleo","say ""hi"",\nplease","",""\r\n',
  );
});

test('data has every line with its segment, its files and its stamp in UTC', () => {
  const attachments = [{ id: '1', name: 'photo.jpg', contentType: 'image/jpeg', status: 'approved' as const }];
  const json = transcriptJson(
    transcript({ messageType: 'attachment', content: '', attachments, timestamp, segmentContactId: 'first' }),
  );
  expect(JSON.parse(json)).toMatchObject({
    format: 'liaison-transcript/1',
    exportedAt: '2026-01-05T10:00:00.000Z',
    lines: [
      {
        time: '2026-01-05T09:30:00.000Z',
        contactId: 'first',
        sender: 'Cleo',
        attachments: [{ name: 'photo.jpg', contentType: 'image/jpeg', status: 'approved' }],
      },
    ],
  });
});
