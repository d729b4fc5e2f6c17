import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChatInterface } from '../src/conversation/chat-interface.tsx';
import { createDesk } from './support/desk.tsx';

async function openPicker(emojiData: string) {
  const desk = createDesk();
  desk.hold({ contactId: 'a', customerName: 'Cleo' });
  desk.talk('a');
  const screen = await desk.show(<ChatInterface contactId="a" />, { emojiData });
  await screen.getByRole('textbox', { name: 'Message to Cleo' }).fill('Good ');
  await screen.getByRole('button', { name: 'Emoji' }).click();
  return screen;
}

test('an emoji that is searched for and chosen stands in the message', async () => {
  const fetched = vi.spyOn(window, 'fetch');
  const screen = await openPicker('/node_modules/emojibase-data');
  await screen.getByRole('searchbox', { name: 'Search emoji' }).fill('sunflower');
  await expect.element(screen.getByRole('gridcell', { name: 'Sunflower' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('textbox', { name: 'Message to Cleo' })).toHaveValue('Good 🌻');
  const hosts = fetched.mock.calls.map(([asked]) => new URL(new Request(asked).url).host);
  expect(new Set(hosts)).toEqual(new Set([location.host]));
});

test('what cannot be loaded is said, and can be tried again', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const screen = await openPicker('/nowhere');
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/could not be loaded/u);
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('alert')).toBeVisible();
});
