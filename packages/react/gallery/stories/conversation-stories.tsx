import { type ChatMessage, LiaisonError } from '@liaison/core';
import { AGENT, eventItem, settle, textItem, typingItem } from '@liaison/core/testing';
import { EventContentType, MessageContentType, type WireItem } from '@liaison/protocol';
import { Composer } from '../../src/composer/composer.tsx';
import { ChatInterface } from '../../src/conversation/chat-interface.tsx';
import { DayLine } from '../../src/conversation/day-line.tsx';
import { EventLine } from '../../src/conversation/event-line.tsx';
import { MessageBubble } from '../../src/conversation/message-bubble.tsx';
import { MessageList } from '../../src/conversation/message-list.tsx';
import { SessionNotice } from '../../src/conversation/session-notice.tsx';
import { TypingIndicator } from '../../src/conversation/typing-indicator.tsx';
import { UnreadLine } from '../../src/conversation/unread-line.tsx';
import { ExportMenu } from '../../src/export/export-menu.tsx';
import { MessageText } from '../../src/text/message-text.tsx';
import { chatMessage } from '../../test/support/chat-message.ts';
import type { GalleryDesk } from '../gallery-desk.ts';
import type { Story } from '../story.ts';

const cleo = { contactId: 'a', customerName: 'Cleo Marsh', queueName: 'Orders' };
const typed = (id: string, ContentType: string, Content: string): WireItem => ({
  ...textItem({ id }),
  ContentType,
  Content,
});
const elements = [{ title: 'Shoes', subtitle: 'A-1' }, { title: 'Lamp' }];
const listPicker = { templateType: 'ListPicker', version: '1.0', data: { content: { title: 'Which?', elements } } };
const history = [
  textItem({ id: '1', content: 'Hello, see https://example.com' }),
  textItem({ id: '2', at: 5000, content: 'Good **morning**', from: AGENT }),
  {
    ...typed('3', MessageContentType.interactive, JSON.stringify(listPicker)),
    AbsoluteTime: '2026-01-05T09:00:06.000Z',
  },
  eventItem({ id: '4', at: 9000, event: EventContentType.participantLeft }),
  { ...typed('5', 'application/x-odd', 'x'), AbsoluteTime: '2026-01-05T09:00:10.000Z' },
];

const chatting = async (desk: GalleryDesk) => {
  desk.hold(cleo);
  return desk.talk('a', history);
};
const inPhase =
  (phase: 'incoming' | 'ended' | 'missed' | 'rejected' | 'error') =>
  ({ hold }: GalleryDesk) =>
    hold({ ...cleo, phase });
const chat = () => (
  <div style={{ display: 'flex', height: 560 }}>
    <ChatInterface contactId="a" />
  </div>
);

const fates: Readonly<Record<string, Partial<ChatMessage>>> = {
  received: {},
  queued: { status: 'queued' },
  sending: { status: 'sending' },
  'not confirmed': { status: 'uncertain' },
  sent: { status: 'sent' },
  delivered: { status: 'delivered' },
  read: { status: 'read' },
  failed: { status: 'failed', failure: { name: 'NetworkError', message: 'No network', retryable: true } },
};
const me: ChatMessage['sender'] = { role: 'agent', isSelf: true, participantId: 'agent', displayName: 'Ada' };

const contents: Readonly<Record<string, Partial<ChatMessage>>> = {
  text: { content: 'Write to me@example.com' },
  Markdown: { messageType: 'markdown', content: '**Bold**, *italic*\n\n- one\n- two' },
  'a file that is scanned': file('inProgress'),
  'a file': file('approved'),
  'a refused file': file('rejected'),
  'a choice': { messageType: 'interactive', content: JSON.stringify(listPicker) },
  'an answer': { messageType: 'interactiveResponse', content: '{"title":"Shoes"}' },
  data: { messageType: 'json', content: '{"order":1}' },
  'something unknown': { messageType: 'unknown', contentType: 'application/x-odd' },
};

function file(status: 'inProgress' | 'approved' | 'rejected'): Partial<ChatMessage> {
  return {
    messageType: 'attachment',
    content: '',
    attachments: [{ id: 'f', name: 'bill.png', contentType: 'image/png', status }],
  };
}

export const conversationStories: readonly Story[] = [
  { component: 'ChatInterface', state: 'connected', prepare: async (desk) => void (await chatting(desk)), draw: chat },
  { component: 'ChatInterface', state: 'offered', prepare: inPhase('incoming'), draw: chat },
  { component: 'ChatInterface', state: 'after contact work', prepare: inPhase('ended'), draw: chat },
  { component: 'ChatInterface', state: 'missed', prepare: inPhase('missed'), draw: chat },
  { component: 'ChatInterface', state: 'rejected', prepare: inPhase('rejected'), draw: chat },
  { component: 'ChatInterface', state: 'failed', prepare: inPhase('error'), draw: chat },
  {
    component: 'ChatInterface',
    state: 'a call',
    prepare: ({ hold }) => hold({ ...cleo, channel: 'voice' }),
    draw: chat,
  },
  { component: 'ChatInterface', state: 'gone', draw: chat },
  {
    component: 'MessageList',
    state: 'every kind of line',
    prepare: async (desk) => void (await chatting(desk)),
    draw: () => (
      <div style={{ display: 'flex', height: 400 }}>
        <MessageList contactId="a" />
      </div>
    ),
  },
  ...Object.entries(fates).map(([state, fate]) => ({
    component: 'MessageBubble',
    state,
    draw: () => (
      <MessageBubble
        message={chatMessage(state === 'received' ? fate : { sender: me, ...fate })}
        startsGroup={true}
        endsGroup={true}
      />
    ),
  })),
  ...Object.entries(contents).map(([state, content]) => ({
    component: 'MessageText',
    state,
    draw: () => <MessageText message={chatMessage(content)} />,
  })),
  {
    component: 'EventLine',
    state: 'somebody left',
    draw: () => <EventLine message={chatMessage({ messageType: 'event', event: 'participantLeft' })} />,
  },
  { component: 'DayLine', state: 'today', draw: ({ services }) => <DayLine timestamp={services.clock.now()} /> },
  { component: 'UnreadLine', state: 'new', draw: () => <UnreadLine /> },
  {
    component: 'TypingIndicator',
    state: 'the customer types',
    prepare: async (desk) => (await chatting(desk)).observer.item(typingItem({ id: 't', at: 20_000 })),
    draw: () => <TypingIndicator contactId="a" />,
  },
  {
    component: 'SessionNotice',
    state: 'lost',
    prepare: async (desk) => (await chatting(desk)).observer.lost(),
    draw: () => <SessionNotice contactId="a" />,
  },
  {
    component: 'SessionNotice',
    state: 'failed',
    prepare: async ({ hold, port }) => {
      hold(cleo);
      await settle();
      port.waiting('a').fail(new LiaisonError('AccessDeniedError', 'No access'));
    },
    draw: () => <SessionNotice contactId="a" />,
  },
  {
    component: 'Composer',
    state: 'ready',
    prepare: async (desk) => void (await chatting(desk)),
    draw: () => <Composer contactId="a" customerName="Cleo Marsh" />,
  },
  {
    component: 'Composer',
    state: 'nothing can be written',
    prepare: async (desk) => void (await chatting(desk)),
    draw: () => <Composer contactId="a" customerName="Cleo Marsh" blocked="The chat has ended." />,
  },
  {
    component: 'ExportMenu',
    state: 'closed',
    prepare: async (desk) => void (await chatting(desk)),
    draw: () => <ExportMenu contactId="a" customerName="Cleo Marsh" />,
  },
];
