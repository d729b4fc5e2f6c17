import { createEmulator } from '@liaison/emulator';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveDesktop } from './serve.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['LIAISON_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
}, 30_000);
afterAll(() => browser.close());

it('takes a chat, shows what the customer says and answers', { timeout: 60_000 }, async () => {
  await using emulator = await createEmulator({ seed: 1 });
  await using desktop = await serveDesktop();
  const page = await browser.newPage();
  await page.request.post(`${emulator.url}/connect/login`, { form: { login: 'ada' } });
  const settings = new URLSearchParams({ ccpUrl: `${emulator.url}/connect/ccp-v2/`, endpoint: emulator.url });
  await page.goto(`${desktop.url}?${settings.toString()}`);
  await page.getByText('— available').waitFor();

  const customer = await fetch(`${emulator.url}/_emulator/customers`, {
    method: 'POST',
    body: JSON.stringify({ scriptId: 'billing' }),
  });
  expect(customer.status).toBe(201);
  await page.getByText('Tomás Rivera: Hi. I was charged twice for invoice 2093.').waitFor();
  await page.getByLabel('Message').fill('Let me see.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Ada Larsen: Let me see.').waitFor();

  const [contact] = [...emulator.world.contacts.values()];
  await fetch(`${emulator.url}/_emulator/contacts/${contact?.id}/end`, { method: 'POST', body: '{"by":"customer"}' });
  await page.getByText('— the chat has ended').waitFor();
  await page.close();
});
