import { EventContentType, MessageContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { CUSTOMER, eventItem, textItem } from '../../src/testing/index.ts';
import { caughtUp, messages, play, start } from './play.ts';

const line = (item: ReturnType<typeof textItem>) => messages(play(start, caughtUp([item])))[0];

/** Events that are no line: who is typing, what was read, and a retired acknowledgement. */
const silent: readonly string[] = [
  EventContentType.typing,
  EventContentType.messageDelivered,
  EventContentType.messageRead,
  EventContentType.connectionAcknowledged,
];

const lineEvents = Object.values(EventContentType).filter((event) => !silent.includes(event));

const attachment = (Status: string) => ({
  Id: 'f',
  Type: 'ATTACHMENT',
  AbsoluteTime: '2026-01-05T09:00:00.000Z',
  ...CUSTOMER,
  Attachments: [{ AttachmentId: 'f1', AttachmentName: '../<b>.png', ContentType: 'image/png', Status }],
});

describe('mapping of wire items', () => {
  it.each(lineEvents)('turns the event %s into a line', (event) => {
    expect(line(eventItem({ id: 'e', event }))).toMatchObject({
      messageType: 'event',
      event: expect.any(String),
      status: 'received',
    });
  });

  it.each(silent)('makes no line of the event %s', (event) => {
    expect(line(eventItem({ id: 'e', event }))).toBeUndefined();
  });

  it('gives every event that is a line a name of its own', () => {
    const names = lineEvents.map((event) => line(eventItem({ id: 'e', event }))?.event);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    [MessageContentType.text, 'text'],
    [MessageContentType.markdown, 'markdown'],
    [MessageContentType.json, 'json'],
    [MessageContentType.interactive, 'interactive'],
    [MessageContentType.interactiveResponse, 'interactiveResponse'],
    ['application/x-tomorrow', 'unknown'],
    ['__proto__', 'unknown'],
  ])('turns the content type %s into %s', (ContentType, messageType) => {
    expect(line({ ...textItem({ id: 'm' }), ContentType })).toMatchObject({ messageType, contentType: ContentType });
  });

  it.each(['PARTICIPANT_JOINED', 'CHAT_ENDED', 'TRANSFER_SUCCEEDED'])(
    'reads the older item type %s without a content type',
    (Type) => {
      expect(line({ Id: 'e', Type, AbsoluteTime: '2026-01-05T09:00:00.000Z' })?.messageType).toBe('event');
    },
  );

  it('keeps attachments without content, and a verdict once it is there', () => {
    expect(line(attachment('IN_PROGRESS'))).toMatchObject({
      messageType: 'attachment',
      content: '',
      attachments: [{ id: 'f1', name: '../<b>.png', contentType: 'image/png', status: 'inProgress' }],
    });
    const judged = play(start, [
      ...caughtUp([attachment('REJECTED')]),
      { type: 'itemReceived', item: attachment('IN_PROGRESS') },
    ]);
    expect(messages(judged)[0]?.attachments?.[0]?.status).toBe('rejected');
  });

  it('leaves hostile text as the text it is', () => {
    const hostile = '<img src=x onerror=alert(1)>[x](javascript:alert(1))\u202e';
    const from = { ...CUSTOMER, DisplayName: hostile };
    expect(line(textItem({ id: 'm', content: hostile, from }))).toMatchObject({
      content: hostile,
      sender: { displayName: hostile },
    });
  });

  it.each([
    ['CUSTOMER', 'customer'],
    ['CUSTOM_BOT', 'bot'],
    ['SUPERVISOR', 'supervisor'],
    ['SYSTEM', 'system'],
    ['constructor', 'unknown'],
  ])('names the role %s %s', (ParticipantRole, role) => {
    expect(line(textItem({ id: 'm', from: { ParticipantId: 'p', ParticipantRole } }))?.sender.role).toBe(role);
  });

  it('takes an item without any participant for the system’s', () => {
    expect(line({ ...textItem({ id: 'm', from: {} }) })?.sender.role).toBe('system');
  });
});
