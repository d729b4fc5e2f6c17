import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserType, chromium, type Page } from '@playwright/test';
import { AgentPage } from '../support/agent-page.ts';
import { browserOptions } from '../support/browser-options.ts';
import { expect, test } from '../support/fixtures.ts';

/** Looks again, if need be from the gate, and answers what the doctor says of a check. */
async function says(page: Page, check: string) {
  const dialog = page.getByRole('dialog', { name: 'Is everything well?' });
  const again = dialog.getByRole('button', { name: 'Look again' });
  if (await again.isVisible()) await again.click();
  else await page.getByRole('button', { name: 'What is wrong?' }).click();
  await expect(again).toBeVisible();
  return dialog.getByRole('listitem').filter({ hasText: check });
}

/** Opens the desktop as a person does who has no session yet. */
async function signIn(page: Page, address = '/') {
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Ada Larsen' }).click();
}

/** A browser whose person has chosen to block third-party cookies. */
async function withoutThirdPartyCookies(kind: BrowserType, use: (page: Page) => Promise<void>) {
  const profile = await mkdtemp(join(tmpdir(), 'liaison-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const { args = [], ...options } = browserOptions(join(profile, 'net-log.json'));
  const own = args.map((arg) => (arg.startsWith('--host-resolver-rules') ? `${arg}, EXCLUDE localhost` : arg));
  const context = await kind.launchPersistentContext(profile, { ...options, args: own });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
    // Processes of the browser write a moment longer than it lives.
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

test('the doctor tells apart what keeps an agent from the desk', async ({ page, emulator, stack }) => {
  test.slow();
  const missingChatJs = '**/amazon-connect-chat-*.js';

  await test.step('an origin that is not approved', async () => {
    await emulator.addFault({ effect: { kind: 'refuse-origin' } });
    await signIn(page);
    const origin = await says(page, 'Approved origin');
    await expect(origin).toContainText(`${stack.serverUrl} is not among the approved origins`);
    await emulator.clearFaults();
  });

  await test.step('missing ChatJS', async () => {
    await page.route(missingChatJs, (route) => route.abort());
    await page.reload();
    await expect(await says(page, 'Libraries of Amazon Connect')).toContainText('ChatJS is missing, Streams is there');
    await page.unroute(missingChatJs);
  });

  await test.step('the wrong region', async () => {
    await page.route('**/api/config', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), region: 'eu-central-1' } });
    });
    await page.reload();
    await expect(new AgentPage(page).state).toBeVisible();
    await page.keyboard.press('Alt+d');
    const region = page.getByRole('listitem').filter({ hasText: 'Region' });
    await expect(region).toContainText('The server’s settings say eu-central-1, but the instance is in us-west-2');
    await page.unroute('**/api/config');
  });

  await test.step('an expired login, and a blocked pop-up', async () => {
    await page.reload();
    await expect(new AgentPage(page).state).toBeVisible();
    await emulator.signOut('ada');
    await expect(page.getByRole('heading', { name: 'You were signed out of Amazon Connect' })).toBeVisible({
      timeout: 15_000,
    });
    await expect(await says(page, 'Sign-in to Amazon Connect')).toContainText('Your session in Amazon Connect is over');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // What a page sees of a browser that blocks pop-ups.
    await page.evaluate(() => {
      window.open = () => null;
    });
    await page.getByRole('button', { name: 'Open the sign-in page' }).click();
    await expect(page.getByRole('alert')).toContainText('Your browser blocked the window');
    await expect(await says(page, 'Sign-in window')).toContainText('The browser blocked the sign-in window');
  });

  await test.step('blocked cookies', async () => {
    // To the browser localhost and 127.0.0.1 are two sites, so that the panel is a third party to the page.
    const address = stack.serverUrl.replace('127.0.0.1', 'localhost');
    await withoutThirdPartyCookies(chromium, async (other) => {
      await signIn(other, address);
      const popup = other.waitForEvent('popup');
      await other.getByRole('button', { name: 'Open the sign-in page' }).click();
      await popup;
      await expect(await says(other, 'Panel of Amazon Connect')).toContainText('third-party cookies');
      await expect(await says(other, 'Approved origin')).toContainText('Well');
    });
  });
});
