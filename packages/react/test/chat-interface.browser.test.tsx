import { LiaisonError } from '@liaison/core';
import { textItem } from '@liaison/core/testing';
import { describe, expect, test, vi } from 'vitest';
import '../src/theme.css';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { findings } from './support/axe.ts';
import { createDesk } from './support/desk.tsx';

async function openChat(...contact: [Parameters<ReturnType<typeof createDesk>['hold']>[0]] | []) {
  const desk = createDesk();
  desk.hold(contact[0] ?? { contactId: 'a', customerName: 'Cleo', queueName: 'Orders' });
  desk.talk('a', [textItem({ id: '1', content: 'Hello' })]);
  return { ...desk, screen: await desk.show(<ChatInterface contactId="a" />) };
}

describe('the connection of a chat', () => {
  test('catching up is said, and text can be written meanwhile', async () => {
    const { actions, screen } = await openChat();
    actions.setChatState('a', { name: 'catchingUp' });
    await expect.element(screen.getByText('Getting the latest messages')).toBeVisible();
    await expect.element(screen.getByRole('textbox')).toBeEnabled();
  });

  test('an interruption says how long and what happens to what is sent', async () => {
    const { actions, clock, screen } = await openChat();
    actions.setChatState('a', { name: 'interrupted', since: clock.now() });
    await clock.advance(12_000);
    await expect.element(screen.getByRole('status')).toMatchTextContent('goes out once it is back');
    await expect.element(screen.getByText('0:12', { exact: true }).last()).toBeVisible();
  });

  test('a failure says why and can be tried again', async () => {
    const { actions, connectService, screen } = await openChat();
    actions.setChatState('a', { name: 'failed', error: new LiaisonError('NetworkError', 'no answer') });
    await expect.element(screen.getByRole('status')).toMatchTextContent('no answer');
    await screen.getByRole('button', { name: 'Try again' }).click();
    expect(connectService.retryChat).toHaveBeenCalledExactlyOnceWith('a');
  });
});

describe('ending', () => {
  test('takes one click', async () => {
    const { connectService, screen } = await openChat();
    await screen.getByRole('button', { name: 'End chat' }).click();
    expect(connectService.endContact).toHaveBeenCalledExactlyOnceWith('a');
  });

  test('asks first when text would be lost', async () => {
    const { connectService, screen } = await openChat();
    await screen.getByRole('textbox').fill('one more thing');
    await screen.getByRole('button', { name: 'End chat' }).click();
    const dialog = screen.getByRole('alertdialog');
    await expect.element(dialog).toMatchTextContent(/End the chat with Cleo\?/);
    await dialog.getByRole('button', { name: 'Keep chatting' }).click();
    expect(connectService.endContact).not.toHaveBeenCalled();
    await screen.getByRole('button', { name: 'End chat' }).click();
    await screen.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
    expect(connectService.endContact).toHaveBeenCalledExactlyOnceWith('a');
  });

  test('leaves the conversation readable and offers to close the contact', async () => {
    const { actions, connectService, hold, screen } = await openChat();
    actions.setChatState('a', { name: 'ended', reason: 'customer' });
    hold({ contactId: 'a', customerName: 'Cleo', phase: 'ended' });
    await expect.element(screen.getByText('The customer ended the chat.')).toBeVisible();
    await expect.element(screen.getByText('Hello', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('textbox')).not.toBeInTheDocument();
    await screen.getByRole('button', { name: 'Close contact' }).click();
    expect(connectService.clearContact).toHaveBeenCalledExactlyOnceWith('a');
  });
});

describe('a chat that was over before the page saw it', () => {
  const failure = { name: 'NetworkError', message: 'no answer', retryable: true };

  async function review() {
    const desk = createDesk();
    desk.hold({ contactId: 'a', customerName: 'Cleo', phase: 'ended' });
    desk.actions.openChat('a');
    desk.actions.setChatState('a', { name: 'ended', reason: 'unknown' });
    desk.actions.dispatchChat('a', { type: 'ended', failure });
    desk.actions.dispatchChat('a', { type: 'archiveRequested', request: 'r', older: false, isOwn: true });
    return { ...desk, screen: await desk.show(<ChatInterface contactId="a" />) };
  }

  test('E2 says that it is being read, then shows what is stored', async () => {
    const { actions, screen } = await review();
    await expect.element(screen.getByRole('status')).toMatchTextContent('Getting the conversation');
    const items = [textItem({ id: '1', content: 'Hello' })];
    actions.dispatchChat('a', { type: 'archivePageReceived', request: 'r', items, nextToken: 'older' });
    await expect.element(screen.getByText('Hello', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('status')).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Show earlier messages' })).toBeEnabled();
  });

  test('E2 says that nothing is stored', async () => {
    const { actions, screen } = await review();
    actions.dispatchChat('a', { type: 'archivePageReceived', request: 'r', items: [] });
    await expect.element(screen.getByText('Nothing of this conversation is stored.')).toBeVisible();
  });

  test('E2 says why it could not be read, and tries again', async () => {
    const { actions, connectService, screen } = await review();
    actions.dispatchChat('a', { type: 'archiveFailed', request: 'r', failure });
    await expect.element(screen.getByText('The conversation could not be read: no answer.')).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    expect(connectService.retryChat).toHaveBeenCalledExactlyOnceWith('a');
  });
});

test.for([
  ['missed', 'You missed this contact'],
  ['rejected', 'You rejected this contact'],
  ['error', 'This contact could not be connected'],
] as const)('a contact that is %s says so and can be cleared', async ([phase, title]) => {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo', phase });
  const screen = await desk.show(<ChatInterface contactId="a" />);
  await expect.element(screen.getByRole('heading', { name: title })).toBeVisible();
  await screen.getByRole('button', { name: 'Clear' }).click();
  expect(desk.connectService.clearContact).toHaveBeenCalledExactlyOnceWith('a');
});

test.each([
  ['voice', 'You are on a call', 'The call is over'],
  ['task', 'You are working on a task', 'The task is over'],
  ['email', 'You are working on an e-mail', 'The e-mail is done'],
  ['unknown', 'This contact is no chat', 'This contact is over'],
] as const)(
  'a contact of channel %s says how it stands, leads to the CCP and can be closed',
  async (channel, on, over) => {
    const desk = createDesk();
    const openCcp = vi.fn<() => void>();
    desk.hold({ contactId: 'a', channel, customerName: 'Number 7' });
    const screen = await desk.show(<ChatInterface contactId="a" />, { openCcp });
    await expect.element(screen.getByRole('heading', { name: 'Number 7' })).toBeVisible();
    await expect.element(screen.getByRole('heading', { name: on })).toBeVisible();
    await screen.getByRole('button', { name: 'Open the CCP' }).click();
    expect(openCcp).toHaveBeenCalledOnce();
    desk.hold({ contactId: 'a', channel, phase: 'ended' });
    await expect.element(screen.getByRole('heading', { name: over })).toBeVisible();
    expect(await findings()).toEqual([]);
    await screen.getByRole('button', { name: 'Close contact' }).click();
    expect(desk.connectService.clearContact).toHaveBeenCalledExactlyOnceWith('a');
  },
);

test('the header counts how long the chat has run and how long the customer has waited', async () => {
  const { clock, screen } = await openChat();
  await clock.advance(61_000);
  await expect.element(screen.getByText(/Waiting for you\s*1:01/)).toBeVisible();
});
