import { expect, test, vi } from 'vitest';
import { ContactDetails } from '../src/contacts/contact-details.tsx';
import { createDesk } from './support/desk.tsx';

test('attributes stand as text, and the contact id can be copied', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const desk = createDesk();
  desk.hold({ contactId: 'c1', queueName: 'Orders', attributes: { plan: '<b>gold</b>' } });
  const screen = await desk.show(<ContactDetails contactId="c1" />);
  await expect.element(screen.getByText('<b>gold</b>')).toBeVisible();
  await screen.getByRole('button', { name: 'Copy the contact ID' }).click();
  expect(writeText).toHaveBeenCalledExactlyOnceWith('c1');
  await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
});
