import { LiaisonError } from '@liaison/core';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { useContactStore } from '../src/provider/use-contact-store.ts';
import { createDesk } from './support/desk.tsx';

function OpenContact() {
  const selected = useContactStore((state) => state.selectedContactId);
  return selected && <ChatInterface contactId={selected} />;
}

async function openChat(...contactIds: string[]) {
  const desk = createDesk();
  desk.hold(...contactIds.map((contactId) => ({ contactId, customerName: `Customer ${contactId}` })));
  for (const contactId of contactIds) desk.talk(contactId);
  const screen = await desk.show(<ChatInterface contactId={contactIds[0] ?? ''} />);
  return { ...desk, screen, input: screen.getByRole('textbox') };
}

test('Enter sends the text and empties the box', async () => {
  const { chatService, input } = await openChat('a');
  await input.fill('Good morning');
  await userEvent.keyboard('{Enter}');
  expect(chatService.sendMessage).toHaveBeenCalledExactlyOnceWith('a', { content: 'Good morning' });
  await expect.element(input).toHaveValue('');
});

test('Shift and Enter begin a new line', async () => {
  const { chatService, input } = await openChat('a');
  await input.fill('one');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}two');
  await expect.element(input).toHaveValue('one\ntwo');
  expect(chatService.sendMessage).not.toHaveBeenCalled();
});

test('Enter that ends a composition of an input method does not send', async () => {
  const { chatService, input } = await openChat('a');
  await input.fill('にほん');
  const box = input.element();
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
  expect(chatService.sendMessage).not.toHaveBeenCalled();
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(chatService.sendMessage).toHaveBeenCalledOnce();
});

test('typing is told for this chat, emptying the box is not', async () => {
  const { chatService, input } = await openChat('a');
  await input.fill('H');
  expect(chatService.sendTyping).toHaveBeenCalledExactlyOnceWith('a');
  await input.fill('');
  expect(chatService.sendTyping).toHaveBeenCalledOnce();
});

test('blank text is not sent', async () => {
  const { chatService, input, screen } = await openChat('a');
  await input.fill('   ');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  expect(chatService.sendMessage).not.toHaveBeenCalled();
});

test('a draft stays with its contact and is there again on the way back', async () => {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Ann' }, { contactId: 'b', customerName: 'Ben' });
  desk.talk('a');
  desk.talk('b');
  const screen = await desk.show(<OpenContact />);
  desk.actions.selectContact('a');
  await screen.getByRole('textbox', { name: 'Message to Ann' }).fill('for Ann only');
  desk.actions.selectContact('b');
  await expect.element(screen.getByRole('textbox', { name: 'Message to Ben' })).toHaveValue('');
  desk.actions.selectContact('a');
  await expect.element(screen.getByRole('textbox', { name: 'Message to Ann' })).toHaveValue('for Ann only');
});

test('a chat that opens can be written in at once', async () => {
  const { input } = await openChat('a');
  await expect.element(input).toHaveFocus();
});

test('near the limit the room left is counted in bytes, above it nothing is sent', async () => {
  const { chatService, input, screen } = await openChat('a');
  await input.fill('ä'.repeat(8000));
  await expect.element(screen.getByText('384 bytes left')).toBeVisible();
  await input.fill('ä'.repeat(8193));
  await expect.element(screen.getByText('2 bytes too long')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(chatService.sendMessage).not.toHaveBeenCalled();
});

test('text that the service does not take stays in the box, with the reason', async () => {
  const { chatService, input, screen } = await openChat('a');
  chatService.sendMessage.mockImplementation(() => {
    throw new LiaisonError('ChatEndedError', 'The chat has ended');
  });
  await input.fill('too late');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('The chat has ended')).toBeVisible();
  await expect.element(input).toHaveValue('too late');
});

test('Enter that was pressed elsewhere and is still held down does not send', async () => {
  const { chatService, input } = await openChat('a');
  await input.fill('half a sent');
  const held = { key: 'Enter', repeat: true, bubbles: true, cancelable: true };
  const again = new KeyboardEvent('keydown', held);
  input.element().dispatchEvent(again);
  expect(again.defaultPrevented).toBe(true);
  expect(chatService.sendMessage).not.toHaveBeenCalled();
  await expect.element(input).toHaveValue('half a sent');
});
