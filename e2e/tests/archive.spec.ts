import { Buffer } from 'node:buffer';
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
  await agentPage.attach({ name: 'order.txt', mimeType: 'text/plain', buffer: Buffer.from('What was ordered') });
  await emulator.advanceClock(SCAN_MS);
  await expect(agentPage.message('order.txt')).toContainText('ready');
  await customerPage.say('Three');
  await expect(agentPage.message('Three')).toBeVisible();
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
  await expect(agentPage.message('order.txt')).toContainText('only while the chat is open');
  await expect(page.getByText('You ended the chat.')).toBeVisible();
  expect(asked).toEqual([]);

  await agentPage.closeContact();
  await expect(agentPage.contact('Cleo')).toHaveCount(0);
});
