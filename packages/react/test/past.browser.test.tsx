import { LiaisonError, openStoredThread } from '@liaison/core';
import { AGENT, FakeArchive, settle, textItem, waitingCall } from '@liaison/core/testing';
import type { ArchivedContact, HistoryResponse } from '@liaison/protocol/api';
import { afterEach, describe, expect, test, vi } from 'vitest';
import '../src/theme.css';
import { EarlierContacts } from '../src/past/earlier-contacts.tsx';
import type { PastContacts } from '../src/past/past-contacts.ts';
import { PastConversation } from '../src/past/past-conversation.tsx';
import { findings } from './support/axe.ts';
import { createDesk } from './support/desk.tsx';

afterEach(() => vi.restoreAllMocks());

const past = (overrides: Partial<ArchivedContact> = {}): ArchivedContact => ({
  contactId: 'past-1',
  initialContactId: 'past-1',
  startedAt: '2026-01-05T09:00:00.000Z',
  agentName: 'Bo Chen',
  queueName: 'Orders',
  customerName: 'Cleo',
  messages: 2,
  last: { itemId: 'i', sentAt: '2026-01-05T09:01:00.000Z', role: 'CUSTOMER', name: 'Cleo', text: '<b>thanks</b>' },
  ...overrides,
});

function setUp() {
  const desk = createDesk();
  const archive = new FakeArchive();
  let ids = 0;
  const pastContacts = {
    search: vi.fn<PastContacts['search']>(),
    history: vi.fn<PastContacts['history']>(() => Promise.resolve({ contacts: [] })),
    exported: vi.fn<PastContacts['exported']>(),
    file: vi.fn<PastContacts['file']>(),
    open: (contactId: string) =>
      openStoredThread({ archive, contactId, clock: desk.clock, newId: () => `id-${(ids += 1)}`, random: () => 0.5 }),
  };
  desk.hold({ contactId: 'a', customerName: 'Cleo' });
  return { ...desk, archive, pastContacts };
}

describe('earlier contacts', () => {
  const onOpen = vi.fn<(contact: ArchivedContact) => void>();

  async function list(...pages: (HistoryResponse | LiaisonError)[]) {
    const parts = setUp();
    for (const page of pages) {
      if (page instanceof LiaisonError) parts.pastContacts.history.mockRejectedValueOnce(page);
      else parts.pastContacts.history.mockResolvedValueOnce(page);
    }
    const { pastContacts } = parts;
    const screen = await parts.show(<EarlierContacts contactId="a" onOpen={onOpen} />, { pastContacts });
    return { ...parts, screen };
  }

  test('are listed as text, a page at a time, and open by a click', async () => {
    const { pastContacts, screen } = await list(
      { contacts: [past()], next: 'more' },
      { contacts: [past({ contactId: 'past-2', agentName: 'Ada Larsen' })] },
    );
    await expect.element(screen.getByText('Cleo: <b>thanks</b>')).toBeVisible();
    expect(await findings()).toEqual([]);
    await screen.getByRole('button', { name: 'Show more' }).click();
    await expect.element(screen.getByRole('button', { name: /Ada Larsen/u })).toBeVisible();
    expect(pastContacts.history.mock.calls.map(([id, page]) => [id, page])).toEqual([
      ['a', {}],
      ['a', { cursor: 'more' }],
    ]);
    await screen.getByRole('button', { name: /Bo Chen/u }).click();
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(past());
  });

  test('say that there are none', async () => {
    const { screen } = await list({ contacts: [] });
    await expect.element(screen.getByText('No earlier contacts of this customer are known to you.')).toBeVisible();
  });

  test('say why they could not be loaded, and load them again', async () => {
    const { screen } = await list(new LiaisonError('NetworkError', 'no answer'), { contacts: [past()] });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('no answer');
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('button', { name: /Bo Chen/u })).toBeVisible();
  });

  test('are asked for once more while the server has not heard who accepted, and not before the accept', async () => {
    const { clock, hold, pastContacts, screen } = await list(new LiaisonError('AccessDeniedError', 'not yet'), {
      contacts: [past()],
    });
    await expect.poll(() => pastContacts.history.mock.calls.length).toBe(1);
    await clock.advance(1_500);
    await expect.element(screen.getByRole('button', { name: /Bo Chen/u })).toBeVisible();
    hold({ contactId: 'a', phase: 'incoming' });
    await expect.element(screen.getByRole('button', { name: /Bo Chen/u })).not.toBeInTheDocument();
    expect(pastContacts.history).toHaveBeenCalledTimes(2);
  });
});

async function read() {
  const parts = setUp();
  const { pastContacts } = parts;
  const screen = await parts.show(<PastConversation contact={past()} itemId="c" />, { pastContacts });
  return { ...parts, screen };
}

describe('a past conversation', () => {
  const masked = { field: 'Content', kind: 'card', start: 11, end: 24 };

  test('says that it is read, then shows it with who wrote what, and takes the reader to the message', async () => {
    const { archive, screen } = await read();
    await expect.element(screen.getByText('Getting the conversation')).toBeVisible();
    waitingCall(archive.readings).resolve({
      items: [textItem({ id: 'c', content: 'Hello' }), textItem({ id: 'd', at: 1, from: AGENT, content: 'Hi Cleo' })],
    });
    await expect.element(screen.getByText('Hello', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('article', { name: 'Ada' })).toBeVisible();
    await expect.element(screen.getByRole('article', { name: 'Cleo' })).toHaveAttribute('data-found');
    expect(await findings()).toEqual([]);
  });

  test('says why it could not be read, and tries again', async () => {
    const { archive, screen } = await read();
    waitingCall(archive.readings).reject(new LiaisonError('AccessDeniedError', 'not yours'));
    await expect.element(screen.getByRole('alert')).toMatchTextContent('not yours');
    await screen.getByRole('button', { name: 'Try again' }).click();
    await settle();
    waitingCall(archive.readings).resolve({ items: [] });
    await expect.element(screen.getByText('Nothing of this conversation is stored.')).toBeVisible();
  });

  test('shows what is masked by its place, and reveals it for a reason', async () => {
    const { archive, screen } = await read();
    const content = 'My card is [card number], not [card number]';
    waitingCall(archive.readings).resolve({
      items: [{ ...textItem({ id: 'c', content }), Masked: [masked], Revealable: true }],
    });
    await expect.element(screen.getByRole('article')).toMatchTextContent('My card is card number, not [card number]');
    await screen.getByRole('button', { name: 'Reveal' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Reveal what is masked' });
    const submit = dialog.getByRole('button', { name: 'Reveal' });
    await expect.element(submit).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('to refund');
    expect(await findings()).toEqual([]);
    await submit.click();
    waitingCall(archive.reveals).reject(new LiaisonError('AccessDeniedError', 'no'));
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('Your role may not reveal this.');
    await submit.click();
    waitingCall(archive.reveals).resolve(textItem({ id: 'c', content: 'My card is 4111 1111, not 42' }));
    await expect.element(screen.getByText('My card is 4111 1111, not 42')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Reveal' })).not.toBeInTheDocument();
  });

  test('offers no reveal to whom the server would not let', async () => {
    const { archive, screen } = await read();
    const content = 'My card is [card number]';
    waitingCall(archive.readings).resolve({ items: [{ ...textItem({ id: 'c', content }), Masked: [masked] }] });
    await expect.element(screen.getByRole('article')).toMatchTextContent('My card is card number');
    await expect.element(screen.getByRole('button', { name: 'Reveal' })).not.toBeInTheDocument();
  });

  test('is saved as the server writes it, in the format chosen', async () => {
    const { pastContacts, screen } = await read();
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    pastContacts.exported.mockRejectedValueOnce(new LiaisonError('ServiceError', 'no database'));
    pastContacts.exported.mockResolvedValueOnce(new Blob(['{}']));
    const trigger = screen.getByRole('button', { name: 'Save the stored conversation' });
    await trigger.click();
    await screen.getByRole('menuitem', { name: 'Data (JSON)' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('no database');
    await trigger.click();
    await screen.getByRole('menuitem', { name: 'Data (JSON)' }).click();
    await expect.poll(() => names).toEqual(['conversation-past-1.json']);
    expect(pastContacts.exported.mock.lastCall?.slice(0, 2)).toEqual([
      'past-1',
      { format: 'json', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    ]);
  });
});
