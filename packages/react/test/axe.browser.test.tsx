import { type ChatMessage, LiaisonError } from '@liaison/core';
import { textItem } from '@liaison/core/testing';
import { MessageContentType, type WireItem } from '@liaison/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../src/theme.css';
import { ContactPane } from '../src/contacts/contact-pane.tsx';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { MessageBubble } from '../src/conversation/message-bubble.tsx';
import { LiaisonProvider } from '../src/provider/liaison-provider.tsx';
import { findings } from './support/axe.ts';
import { UnfinishedWork } from '../src/work/unfinished-work.tsx';
import { createContactWork } from './support/contact-work.ts';
import { chatMessage } from './support/chat-message.ts';
import { createDesk } from './support/desk.tsx';

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

const template = (templateType: string, content: object) =>
  JSON.stringify({ templateType, version: '1.0', data: { content } });
const elements = [
  { title: 'Shoes', subtitle: 'A-1', imageData: 'https://x/y', imageDescription: 'Red' },
  { title: 'Lamp' },
];
const timeslots = [{ date: '2026-01-05T17:00+00:00', duration: 30 }];
const typed = (id: string, ContentType: string, Content: string): WireItem => ({
  ...textItem({ id }),
  ContentType,
  Content,
});

const history: readonly WireItem[] = [
  textItem({ id: '1', content: 'Hello https://example.com' }),
  { ...textItem({ id: '2', content: 'From before' }), RelatedContactId: 'earlier' },
  typed('3', MessageContentType.interactive, template('ListPicker', { title: 'Which?', elements })),
  typed('4', MessageContentType.interactive, template('QuickReply', { title: 'Good?', elements })),
  typed('5', MessageContentType.interactive, template('TimePicker', { title: 'When?', timeslots })),
  typed('6', MessageContentType.interactive, template('ViewResource', {})),
  typed('7', MessageContentType.interactiveResponse, '{"title":"Shoes","note":"soon"}'),
  typed('8', MessageContentType.json, '{"a":1}'),
  typed('9', 'application/x-odd', 'x'),
];

async function openChat() {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo' }, { contactId: 'b', customerName: 'Ben Berg' });
  desk.talk('a', history);
  const responses = [{ id: '1', name: 'Greeting', shortcut: 'hello', content: 'Hello {{customer.name}}' }];
  const { store, chatService, connectService, clock, drafts } = desk;
  const quickResponses = { search: () => Promise.resolve(responses) };
  const value = { store, chatService, connectService, clock, drafts, quickResponses };
  const screen = await render(
    <LiaisonProvider value={value}>
      <div style={{ height: '700px', display: 'flex' }}>
        <ChatInterface contactId="a" />
      </div>
    </LiaisonProvider>,
  );
  return { ...desk, screen, input: screen.getByRole('textbox', { name: 'Message to Cleo' }) };
}

const file = (status: 'inProgress' | 'approved' | 'rejected', overrides: Partial<ChatMessage> = {}) =>
  chatMessage({
    messageType: 'attachment',
    content: '',
    attachments: [{ id: status, name: `${status}.png`, contentType: 'image/png', status }],
    ...overrides,
  });

describe.for(['light', 'dark'])('axe finds nothing, %s', (theme) => {
  const themed = () => {
    document.documentElement.dataset['theme'] = theme;
  };

  test('in a conversation with every kind of content', async () => {
    themed();
    const { screen } = await openChat();
    await expect.element(screen.getByText('Which?')).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  test('while something is looked for', async () => {
    themed();
    const { screen } = await openChat();
    await userEvent.keyboard('{Control>}f{/Control}');
    await screen.getByRole('textbox', { name: 'Find in this conversation' }).fill('shoes');
    await expect.element(screen.getByText('3 of 3')).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  test('with a preview and with quick responses', async () => {
    themed();
    const { input, screen } = await openChat();
    await input.fill('**bold**');
    await screen.getByRole('button', { name: 'Preview' }).click();
    await input.fill('');
    await input.click();
    await userEvent.keyboard('*a* /he');
    await expect.element(screen.getByRole('option')).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  test('when a send is refused, and when it is asked about', async () => {
    themed();
    const { input, screen } = await openChat();
    await input.fill('{{x}}');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toBeVisible();
    expect(await findings()).toEqual([]);
    await input.fill('Hello Ben Berg');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alertdialog')).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  test('around a contact: notes, outcome, handoff, and what is still to do', async () => {
    themed();
    const desk = createDesk();
    const { backend, contactWork } = createContactWork(desk);
    backend.handoffCards.put('a', { asked: 'A refund', tried: 'Restarted', promised: '' });
    desk.hold({ contactId: 'a', customerName: 'Cleo' }, { contactId: 'b', customerName: 'Ben', phase: 'ended' });
    desk.talk('a', history);
    desk.talk('b');
    const screen = await desk.show(
      <main style={{ color: 'var(--liaison-text)', background: 'var(--liaison-surface)' }}>
        <ChatInterface contactId="a" />
        <ContactPane contactId="a" tab="notes" />
        <ContactPane contactId="b" />
        <ChatInterface contactId="b" />
        <UnfinishedWork />
      </main>,
      { contactWork },
    );
    await expect.element(screen.getByText('A refund').first()).toBeVisible();
    await screen.getByRole('button', { name: 'Close contact' }).click();
    await expect.element(screen.getByRole('alert')).toBeVisible();
    expect(await findings()).toEqual([]);
    desk.hold({ contactId: 'a', customerName: 'Cleo' });
    await expect.element(screen.getByRole('region', { name: /Still to do/ })).toBeVisible();
    backend.notes.put('a', { text: 'theirs' });
    backend.handoffCards.failure = new LiaisonError('NetworkError', 'no network');
    await screen.getByRole('textbox', { name: 'Private note' }).fill('mine');
    await screen.getByRole('textbox', { name: 'What was promised' }).fill('A call');
    await desk.clock.advance(1000);
    await expect.element(screen.getByRole('button', { name: 'Keep both' })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  test('in files in every state', async () => {
    themed();
    const own = { sender: { role: 'agent', isSelf: true }, upload: { sentBytes: 1, totalBytes: 3 } } as const;
    const failure = { name: 'UploadError', message: 'no', retryable: true };
    const messages = [
      file('inProgress'),
      file('approved'),
      file('rejected'),
      file('inProgress', { ...own, status: 'sending' }),
      file('inProgress', { ...own, status: 'failed', failure }),
    ];
    await createDesk().show(
      <div style={{ color: 'var(--liaison-text)', background: 'var(--liaison-surface)' }}>
        {messages.map((message) => (
          <MessageBubble key={message.key} message={message} startsGroup endsGroup />
        ))}
      </div>,
    );
    expect(await findings()).toEqual([]);
  });
});
