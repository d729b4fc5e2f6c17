import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';

/** Longer than the scanner takes. */
const SCAN_MS = 60_000;

test('E2 a chat that is over shows everything after a reload, once, without asking Amazon Connect', async ({
  agentPage,
  customerPage,
  emulator,
}) => {
  const { page } = agentPage;
  const uploads: number[] = [];
  page.on('response', (response) => {
    if (/\/api\/contacts\/[^/]+\/items$/.test(response.url())) uploads.push(response.status());
  });
  await customerPage.startChat({ name: 'Cleo', message: 'One' });
  await agentPage.accept('Cleo');
  await agentPage.say('Two');
  await expect(customerPage.message('Two')).toBeVisible();
  const copied = page.waitForResponse(
    (response) =>
      response.request().method() === 'PUT' &&
      /^\/api\/contacts\/[^/]+\/attachments\//.test(new URL(response.url()).pathname) &&
      response.ok(),
  );
  await agentPage.attach({ name: 'order.txt', mimeType: 'text/plain', buffer: Buffer.from('What was ordered') });
  // Before the service has the whole file there is no scan that time could bring to an end.
  await expect(customerPage.message('File: order.txt')).toHaveCount(1);
  await emulator.advanceClock(SCAN_MS);
  await expect(agentPage.message('order.txt')).toContainText('ready');
  await customerPage.say('Three');
  await expect(agentPage.message('Three')).toBeVisible();
  await copied;
  await agentPage.end();
  await expect(page.getByText('You ended the chat.')).toBeVisible();
  await expect.poll(() => uploads).toContain(200);
  expect(new Set(uploads)).toEqual(new Set([200]));

  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/participant/')) asked.push(pathname);
  });
  await page.reload();
  await agentPage.contact('Cleo').click();
  const shown = [/One/, /Two/, /order\.txt/, /Three/];
  await expect(agentPage.log.getByRole('article')).toHaveText(shown);
  await expect(agentPage.message('Two')).toHaveAttribute('data-role', 'self');
  await expect(agentPage.message('One')).toHaveAttribute('data-role', 'customer');
  await expect(page.getByText('You ended the chat.')).toBeVisible();
  // E5: Amazon Connect gives the file no more, the store has a copy.
  const saved = page.waitForEvent('download');
  await agentPage.message('order.txt').getByRole('button', { name: 'Save order.txt' }).click();
  expect(await readFile(await (await saved).path(), 'utf8')).toBe('What was ordered');
  expect(asked).toEqual([]);

  await agentPage.closeContact();
  await expect(agentPage.contact('Cleo')).toHaveCount(0);
});

test('past conversations are found, read, revealed and saved, by keyboard', async ({ agentPage, customerPage }) => {
  const { page } = agentPage;
  await customerPage.startChat({ name: 'Cleo', message: 'My parcel is lost' });
  await agentPage.accept('Cleo');
  await customerPage.say('My card is 4111 1111 1111 1111');
  await expect(agentPage.message('4111')).toBeVisible();
  await agentPage.end();
  await expect(page.getByText('You ended the chat.')).toBeVisible();

  await page.keyboard.press('Alt+KeyF');
  const dialog = page.getByRole('dialog', { name: 'Past conversations' });
  const box = dialog.getByRole('searchbox', { name: 'What was said' });
  await expect(box).toBeFocused();
  // Every queue of the agent can be chosen, also one from which nobody is here.
  await dialog.getByText('Filters').click();
  const queue = dialog.getByRole('combobox', { name: 'Queue' });
  await expect(queue.getByRole('option')).toHaveText(['Any', 'Billing', 'Support']);
  await queue.selectOption('Support');
  await box.fill('parcel');
  const result = dialog.getByRole('button', { name: /My parcel is lost/ });
  // What was said last may not be stored yet: a search finds what is there when it is asked for.
  await expect(async () => {
    await box.press('Enter');
    await expect(result.locator('mark')).toHaveText('parcel', { timeout: 2000 });
  }).toPass();
  await result.press('Enter');
  const log = dialog.getByRole('log', { name: 'Stored messages' });
  await expect(log.getByRole('article')).toHaveText([/My parcel is lost/, /My card is card number/]);
  await expect(log.getByRole('article').first()).toHaveAttribute('data-found');
  await expectAccessible(page);
  await log.getByRole('button', { name: 'Reveal' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('to look for the payment');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(log.getByRole('article').last()).toContainText('4111 1111 1111 1111');

  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the stored conversation' }).click();
  await page.getByRole('menuitem', { name: 'Text' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await saved).createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString();
  expect(text).toContain('My parcel is lost');
  expect(text).not.toContain('4111');

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('a customer’s earlier contacts are listed beside the chat, and open to read', async ({ agentPage, emulator }) => {
  const { page } = agentPage;
  await emulator.startCustomer({ scriptId: 'billing', name: 'Cleo', customerId: 'C-1' });
  await agentPage.accept('Cleo');
  await expect(agentPage.message('charged twice')).toBeVisible();
  await agentPage.end();
  await agentPage.closeContact();

  await emulator.startCustomer({ scriptId: 'billing', name: 'Cleo again', customerId: 'C-1' });
  await agentPage.accept('Cleo again');
  const entry = page.getByRole('tabpanel', { name: 'Earlier' }).getByRole('button', { name: /Ada Larsen/ });
  // The list is read when it is opened; the contact that was closed just now may not be stored yet.
  await expect(async () => {
    await page.getByRole('tab', { name: 'Contact', exact: true }).click();
    await page.getByRole('tab', { name: 'Earlier' }).click();
    await expect(entry).toHaveCount(1, { timeout: 2000 });
  }).toPass();
  await expectAccessible(page);
  await entry.click();
  const dialog = page.getByRole('dialog', { name: 'Earlier contact of Cleo' });
  await expect(dialog.getByRole('article').filter({ hasText: 'charged twice' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(entry).toBeFocused();
});
