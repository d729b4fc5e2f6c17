import { LiaisonError } from '@liaison/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { LiaisonProvider } from '../src/provider/liaison-provider.tsx';
import type { QuickResponse, QuickResponseSource } from '../src/quick-responses/quick-response.ts';
import { createDesk } from './support/desk.tsx';

afterEach(() => vi.restoreAllMocks());

const responses = [
  { id: '1', name: 'Greeting', shortcut: 'hello', content: 'Hello {{customer.name}}, I am {{agent.name}}.' },
  { id: '2', name: 'Help with order', shortcut: 'help', content: 'About order {{attribute.order}}:' },
];

const quick = (id: string) => ({ id, name: id, shortcut: id, content: id });

async function openChat(contact: Partial<Parameters<ReturnType<typeof createDesk>['hold']>[0]> = {}) {
  const desk = createDesk();
  desk.hold(
    { contactId: 'a', customerName: 'Cleo', ...contact },
    { contactId: 'b', customerName: 'Ben Berg', attributes: { order: '90210' } },
  );
  desk.talk('a');
  desk.talk('b');
  const search = vi.fn<QuickResponseSource['search']>(({ text }) =>
    Promise.resolve(responses.filter(({ shortcut }) => shortcut.startsWith(text))),
  );
  const { store, chatService, connectService, clock, drafts } = desk;
  const value = { store, chatService, connectService, clock, drafts, quickResponses: { search } };
  const screen = await render(
    <LiaisonProvider value={value}>
      <ChatInterface contactId="a" />
    </LiaisonProvider>,
  );
  return { ...desk, screen, search, input: screen.getByRole('textbox') };
}

describe('the wrong-chat guard', () => {
  test('asks before a draft that names another open customer goes out', async () => {
    const { chatService, clock, input, screen } = await openChat();
    await clock.advance(5000);
    await input.fill('Your order 90210 is on its way');
    await userEvent.keyboard('{Enter}');
    const dialog = screen.getByRole('alertdialog', { name: 'Send this to Cleo?' });
    await expect.element(dialog).toMatchTextContent(/“90210”, which belongs to Ben Berg/u);
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    expect(chatService.sendMessage).not.toHaveBeenCalled();
    await expect.element(input).toHaveValue('Your order 90210 is on its way');
    await userEvent.keyboard('{Enter}');
    await screen.getByRole('alertdialog').getByRole('button', { name: 'Send to Cleo' }).click();
    expect(chatService.sendMessage).toHaveBeenCalledOnce();
  });

  test.for([
    [999, true],
    [1000, false],
  ] as const)('text pasted and entered %i ms after a switch: asks is %s', async ([after, asks]) => {
    const { chatService, clock, input, screen } = await openChat();
    await clock.advance(after);
    input.element().dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData: new DataTransfer() }));
    await input.fill('pasted');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => screen.getByRole('alertdialog').elements()).toHaveLength(asks ? 1 : 0);
    expect(chatService.sendMessage).toHaveBeenCalledTimes(asks ? 0 : 1);
  });

  test('is answered once, also by a double click', async () => {
    const { chatService, clock, input, screen } = await openChat();
    await clock.advance(5000);
    await input.fill('Your order 90210 is on its way');
    await userEvent.keyboard('{Enter}');
    await screen.getByRole('alertdialog').getByRole('button', { name: 'Send to Cleo' }).dblClick();
    await expect.element(screen.getByRole('alertdialog')).not.toBeInTheDocument();
    expect(chatService.sendMessage).toHaveBeenCalledOnce();
  });

  test('the composer names its customer', async () => {
    const { screen } = await openChat();
    await expect.element(screen.getByText('To Cleo')).toBeVisible();
  });
});

describe('quick responses', () => {
  test('a shortcut offers them, and Enter puts one in with what is known', async () => {
    const { chatService, input, screen, search } = await openChat();
    await input.click();
    await userEvent.keyboard('/he');
    await expect.element(screen.getByRole('option')).toHaveLength(2);
    expect(search).toHaveBeenLastCalledWith(
      { text: 'he', contactId: 'a' },
      { signal: expect.any(AbortSignal), onFound: expect.any(Function) },
    );
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await expect.element(input).toHaveValue('Hello Cleo, I am Ada.');
    expect(chatService.sendMessage).not.toHaveBeenCalled();
    await expect.element(screen.getByRole('listbox')).not.toBeInTheDocument();
  });

  test('of one source are there while another is slow, keep their place, and say when one failed', async () => {
    const { input, screen, search } = await openChat();
    const { promise, resolve } = Promise.withResolvers<QuickResponse[]>();
    search.mockImplementation((_, { onFound }) => {
      onFound?.({ responses: [quick('theirs')], waiting: true, failed: false });
      return promise.then((responses) => {
        onFound?.({ responses, waiting: false, failed: true });
        return responses;
      });
    });
    await input.click();
    await userEvent.keyboard('/x');
    await expect.element(screen.getByRole('option')).toHaveLength(1);
    await expect.element(screen.getByText('Looking for more …')).toBeVisible();
    resolve([quick('ours'), quick('theirs')]);
    await expect.element(screen.getByText('Not all quick responses could be looked through.')).toBeVisible();
    const names = screen
      .getByRole('option')
      .elements()
      .map(({ textContent }) => textContent.slice(0, 4));
    expect(names).toEqual(['thei', 'ours']);
  });

  test('of a service come with their Markdown where the chat takes it, and with what is to be filled in', async () => {
    const { input, screen, search } = await openChat();
    const response = {
      id: '3',
      name: 'Order',
      shortcut: 'order',
      content: 'Order {{Attributes.number}}',
      markdown: 'Order **{{Attributes.number}}**',
      unfilled: ['number'],
    };
    search.mockResolvedValue([response]);
    await input.click();
    await userEvent.keyboard('/or');
    await expect.element(screen.getByRole('option')).toMatchTextContent('to fill in: number');
    await userEvent.keyboard('{Enter}');
    await expect.element(input).toHaveValue('Order **{{Attributes.number}}**');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toMatchTextContent('Fill in {{Attributes.number}}');
  });

  test('an unfilled variable blocks the send and is named', async () => {
    const { chatService, input, screen } = await openChat();
    await input.click();
    await userEvent.keyboard('/help');
    await screen.getByRole('option').click();
    await expect.element(input).toHaveValue('About order {{attribute.order}}:');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Fill in {{attribute.order}} before you send');
    expect(chatService.sendMessage).not.toHaveBeenCalled();
  });

  test('Enter waits for them: neither the slash is sent nor what was found for fewer letters is put in', async () => {
    const { chatService, input, screen, search } = await openChat();
    const [first, second] = [Promise.withResolvers<QuickResponse[]>(), Promise.withResolvers<QuickResponse[]>()];
    await input.click();
    search.mockReturnValue(first.promise);
    await userEvent.keyboard('/hello{Enter}');
    await expect.element(input).toHaveValue('/hello');
    first.resolve(responses.slice(0, 1));
    await expect.element(input).toHaveValue('Hello Cleo, I am Ada.');
    search.mockResolvedValue(responses);
    await userEvent.keyboard(' /he');
    await expect.element(screen.getByRole('option')).toHaveLength(2);
    search.mockReturnValue(second.promise);
    await userEvent.keyboard('lp{Tab}');
    await expect.element(input).toHaveValue('Hello Cleo, I am Ada. /help');
    second.resolve(responses.slice(1));
    await expect.element(input).toHaveValue('Hello Cleo, I am Ada. About order {{attribute.order}}:');
    await expect.element(input).toHaveFocus();
    expect(chatService.sendMessage).not.toHaveBeenCalled();
  });

  test('Enter that is held down puts one in and does not send it', async () => {
    const { chatService, input, screen } = await openChat();
    await input.click();
    await userEvent.keyboard('/hel');
    await expect.element(screen.getByRole('option').first()).toBeVisible();
    await userEvent.keyboard('{Enter>4/}');
    await expect.element(input).toHaveValue('Hello Cleo, I am Ada.');
    expect(chatService.sendMessage).not.toHaveBeenCalled();
  });

  test('Escape leaves the slash alone', async () => {
    const { chatService, input, screen } = await openChat();
    await input.click();
    await userEvent.keyboard('/he');
    await expect.element(screen.getByRole('listbox')).toBeVisible();
    await userEvent.keyboard('{Escape}{Enter}');
    expect(chatService.sendMessage).toHaveBeenCalledExactlyOnceWith('a', { content: '/he' });
  });
});

describe('Markdown', () => {
  test('keys format, the preview shows it, and it is sent as Markdown', async () => {
    const { chatService, input, screen } = await openChat();
    await input.click();
    await userEvent.keyboard('{Control>}b{/Control}now');
    await expect.element(input).toHaveValue('**now**');
    await screen.getByRole('button', { name: 'Preview' }).click();
    await expect.poll(() => screen.container.querySelector('strong')?.textContent).toBe('now');
    await input.click();
    await userEvent.keyboard('{Enter}');
    expect(chatService.sendMessage).toHaveBeenCalledExactlyOnceWith('a', {
      content: '**now**',
      contentType: 'text/markdown',
    });
  });

  test('is not offered where the contact does not take it', async () => {
    const { chatService, input, screen } = await openChat({ markdownAllowed: false });
    await expect.element(screen.getByRole('button', { name: /Bold/u })).not.toBeInTheDocument();
    await input.fill('**now**');
    await userEvent.keyboard('{Enter}');
    expect(chatService.sendMessage).toHaveBeenCalledExactlyOnceWith('a', { content: '**now**' });
  });
});

const withFiles = (...files: File[]) => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
};

describe('files', () => {
  const photo = new File(['x'], 'photo.png', { type: 'image/png' });

  test('are sent when pasted', async () => {
    const { chatService, input } = await openChat();
    input
      .element()
      .dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: withFiles(photo) }));
    expect(chatService.sendAttachment).toHaveBeenCalledOnce();
    expect(chatService.sendAttachment.mock.lastCall).toMatchObject([
      'a',
      { name: 'photo.png', size: 1, contentType: 'image/png' },
    ]);
  });

  test('are sent when dropped anywhere, and the page stays', async () => {
    const { chatService } = await openChat();
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: withFiles(photo) });
    document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    expect(chatService.sendAttachment).toHaveBeenCalledOnce();
  });

  test('that are refused are named with the reason', async () => {
    const { chatService, input, screen } = await openChat();
    chatService.sendAttachment.mockImplementation(() => {
      throw new LiaisonError('FileRefusedError', 'Files of this type cannot be sent');
    });
    input.element().dispatchEvent(
      new ClipboardEvent('paste', {
        bubbles: true,
        cancelable: true,
        clipboardData: withFiles(new File(['x'], 'run.exe')),
      }),
    );
    await expect.element(screen.getByRole('alert')).toHaveTextContent('run.exe: Files of this type cannot be sent');
  });

  test('are not taken where the contact does not allow them', async () => {
    const { chatService, screen } = await openChat({ attachmentsAllowed: false });
    await expect.element(screen.getByRole('button', { name: 'Send files' })).not.toBeInTheDocument();
    document.body.dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: withFiles(photo) }),
    );
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Files cannot be sent in this chat');
    expect(chatService.sendAttachment).not.toHaveBeenCalled();
  });
});

test('the spelling language stays with its chat', async () => {
  const { input, screen } = await openChat();
  await screen.getByRole('button', { name: 'EN, spelling in English' }).click();
  await screen.getByRole('menuitemradio', { name: 'German' }).click();
  await expect.element(input).toHaveAttribute('lang', 'de');
});
