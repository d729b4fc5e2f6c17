import { LiaisonError } from '@liaison/core';
import { settle } from '@liaison/core/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MessageBubble } from '../src/conversation/message-bubble.tsx';
import type { PastContacts } from '../src/past/past-contacts.ts';
import type { LiaisonServices } from '../src/provider/liaison-context.ts';
import { chatMessage } from './support/chat-message.ts';
import { createDesk } from './support/desk.tsx';

afterEach(() => vi.restoreAllMocks());

type Attachment = NonNullable<ReturnType<typeof chatMessage>['attachments']>[number];

async function showFile(
  file: Partial<Attachment>,
  overrides: Parameters<typeof chatMessage>[0] = {},
  services: Partial<LiaisonServices> = {},
) {
  const desk = createDesk();
  desk.talk('contact-1');
  const attachments = [{ id: 'f1', name: 'photo.png', contentType: 'image/png', status: 'approved' as const, ...file }];
  const message = chatMessage({ messageType: 'attachment', content: '', attachments, ...overrides });
  return { ...desk, screen: await desk.show(<MessageBubble message={message} startsGroup endsGroup />, services) };
}

/** A transcript store that has copies of files. */
const copies = () => {
  const file = vi.fn<PastContacts['file']>(() => Promise.resolve(new Blob(['copy'])));
  const pastContacts = {
    file,
    search: vi.fn<PastContacts['search']>(),
    history: vi.fn<PastContacts['history']>(),
    exported: vi.fn<PastContacts['exported']>(),
    open: vi.fn<PastContacts['open']>(),
  };
  return { file, pastContacts };
};

const own = { sender: { role: 'agent', isSelf: true } } as const;

describe('a file of the customer', () => {
  test.for([
    ['inProgress', 'being checked'],
    ['rejected', 'refused by the scanner'],
    ['unknown', 'state unknown'],
  ] as const)('that is %s says so and cannot be fetched', async ([status, text]) => {
    const { chatService, screen } = await showFile({ status });
    await expect.element(screen.getByText(text)).toBeVisible();
    expect(screen.container.querySelector('button')).toBeNull();
    expect(chatService.getAttachment).not.toHaveBeenCalled();
  });

  test('is drawn only when asked for, from its bytes, as a picture and nothing else', async () => {
    const { chatService, screen } = await showFile({});
    expect(screen.container.querySelector('img')).toBeNull();
    chatService.getAttachment.mockResolvedValue({ url: 'data:text/html,<b>x</b>', expiry: undefined });
    await screen.getByRole('button', { name: 'Show' }).click();
    await expect
      .element(screen.getByRole('img', { name: 'photo.png' }))
      .toHaveAttribute('src', expect.stringMatching(/^blob:/u));
    expect(chatService.getAttachment).toHaveBeenCalledExactlyOnceWith('contact-1', 'f1');
  });

  test.for(['page.html', 'drawing.svg', 'letter.pdf'])('%s is offered for saving only', async (name) => {
    const { screen } = await showFile({ name, contentType: 'image/png' });
    await expect.element(screen.getByRole('button', { name: `Save ${name}` })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Show' })).not.toBeInTheDocument();
  });

  test('is saved under a name that hides nothing', async () => {
    const { chatService, screen } = await showFile({ name: '../a\u202Egnp.exe' });
    chatService.getAttachment.mockResolvedValue({ url: 'data:text/plain,hello', expiry: undefined });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await screen.getByRole('button', { name: /^Save/u }).click();
    await expect.poll(() => names).toEqual(['.._a_gnp.exe']);
  });

  test('of a chat that is over is there when it was fetched before, and otherwise says why not', async () => {
    const { actions, chatService, screen } = await showFile({ name: 'order.txt' });
    chatService.getAttachment.mockResolvedValue({ url: 'data:text/plain,hello', expiry: undefined });
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    await screen.getByRole('button', { name: /^Save/u }).click();
    await expect.poll(() => saved).toEqual(['order.txt']);
    actions.setChatState('contact-1', { name: 'ended', reason: 'customer' });
    await screen.getByRole('button', { name: /^Save/u }).click();
    await expect.poll(() => saved).toEqual(['order.txt', 'order.txt']);
    expect(chatService.getAttachment).toHaveBeenCalledOnce();

    const other = await showFile({ id: 'never fetched' });
    other.actions.setChatState('contact-1', { name: 'ended', reason: 'customer' });
    await expect.element(other.screen.getByText(/only while the chat is open/)).toBeVisible();
    expect(other.screen.container.querySelector('button')).toBeNull();
  });

  describe('where there is a transcript store', () => {
    test('comes from our copy once the chat is over, and says so when there is none', async () => {
      const { file, pastContacts } = copies();
      const { actions, chatService, screen } = await showFile({}, {}, { pastContacts });
      actions.setChatState('contact-1', { name: 'ended', reason: 'customer' });
      file.mockRejectedValueOnce(new LiaisonError('RejectedError', 'refused'));
      await screen.getByRole('button', { name: 'Show' }).click();
      await expect.element(screen.getByRole('alert')).toHaveTextContent('No copy of this file was kept.');
      await screen.getByRole('button', { name: 'Show' }).click();
      await expect.element(screen.getByRole('img', { name: 'photo.png' })).toBeInTheDocument();
      expect(file).toHaveBeenLastCalledWith('contact-1', 'f1');
      expect(chatService.getAttachment).not.toHaveBeenCalled();
    });

    test('comes from our copy where Amazon Connect does not give it, not where it cannot be reached', async () => {
      const { file, pastContacts } = copies();
      const { chatService, screen } = await showFile({}, {}, { pastContacts });
      chatService.getAttachment.mockRejectedValueOnce(new LiaisonError('NetworkError', 'no network'));
      await screen.getByRole('button', { name: 'Show' }).click();
      await expect.element(screen.getByRole('alert')).toHaveTextContent('no network');
      expect(file).not.toHaveBeenCalled();
      chatService.getAttachment.mockRejectedValueOnce(new LiaisonError('AccessDeniedError', 'another contact’s'));
      await screen.getByRole('button', { name: 'Show' }).click();
      await expect.element(screen.getByRole('img', { name: 'photo.png' })).toBeInTheDocument();
    });
  });

  test('that cannot be fetched says why', async () => {
    const { chatService, screen } = await showFile({});
    chatService.getAttachment.mockRejectedValue(new LiaisonError('ChatEndedError', 'The chat has ended'));
    await screen.getByRole('button', { name: 'Save photo.png' }).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent('The chat has ended');
  });

  test('with a hostile name is text', async () => {
    const name = '<img src=x onerror="window.pwned=1">.png';
    const { screen } = await showFile({ name });
    await expect.element(screen.getByText(name)).toBeVisible();
    expect(screen.container.querySelector('img')).toBeNull();
    expect('pwned' in window).toBe(false);
  });
});

describe('a file of the agent', () => {
  test('shows how far it is and can be cancelled', async () => {
    const upload = { sentBytes: 500_000, totalBytes: 2_000_000 };
    const { chatService, screen } = await showFile(
      { status: 'inProgress' },
      { ...own, key: 'k', status: 'sending', upload },
    );
    const bar = screen.getByRole('progressbar', { name: 'Sending photo.png' });
    await expect.element(bar).toHaveAttribute('value', '500000');
    await expect.element(screen.getByText('2 MB')).toBeVisible();
    await screen.getByRole('button', { name: 'Cancel' }).click();
    expect(chatService.discardMessage).toHaveBeenCalledExactlyOnceWith('contact-1', 'k');
  });

  test('that failed says why and can be sent again or taken back', async () => {
    const failure = { name: 'UploadError', message: 'The storage did not take it', retryable: true };
    const upload = { sentBytes: 0, totalBytes: 10 };
    const { chatService, screen } = await showFile(
      { status: 'inProgress' },
      { ...own, key: 'k', status: 'failed', failure, upload },
    );
    await expect.element(screen.getByText('Not sent: The storage did not take it')).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    expect(chatService.retryMessage).toHaveBeenCalledExactlyOnceWith('contact-1', 'k');
    expect(screen.container.querySelector('progress')).toBeNull();
  });
});

test('a picture that comes when nobody looks any more takes no room', async () => {
  const { file, pastContacts } = copies();
  const { promise, resolve } = Promise.withResolvers<Blob>();
  file.mockReturnValue(promise);
  const made = vi.spyOn(URL, 'createObjectURL');
  const { actions, screen } = await showFile({}, {}, { pastContacts });
  actions.setChatState('contact-1', { name: 'ended', reason: 'customer' });
  await screen.getByRole('button', { name: 'Show' }).click();
  expect(file).toHaveBeenCalledOnce();
  await screen.unmount();
  resolve(new Blob(['copy']));
  await settle();
  expect(made).not.toHaveBeenCalled();
});
