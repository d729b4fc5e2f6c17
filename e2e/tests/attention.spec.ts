import { expect, test } from '../support/fixtures.ts';

interface Shown {
  readonly title: string;
  readonly body?: string;
}

test('an agent who looks elsewhere is called by title, icon and a notice without what was written; state, language and theme stay as chosen', async ({
  agentPage,
  customerPage,
}) => {
  const { page } = agentPage;
  await page.context().grantPermissions(['notifications']);
  // A browser without windows gives every page the focus and shows notices nowhere.
  await page.addInitScript(() => {
    const shown: Shown[] = [];
    class Notice extends EventTarget {
      static readonly permission = 'granted';
      static readonly requestPermission = () => Promise.resolve('granted');
      constructor(title: string, { body }: NotificationOptions = {}) {
        super();
        shown.push({ title, ...(body !== undefined && { body }) });
      }
    }
    Object.assign(window, { Notification: Notice, shown });
    document.hasFocus = () => false;
  });
  const shown = () => page.evaluate(() => (window as unknown as { shown: Shown[] }).shown);
  const icon = page.locator('link[rel="icon"]');
  await page.reload();
  await expect(agentPage.state).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('checkbox', { name: 'Notices of the system while this page is not in view' }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('Liaison');

  await customerPage.startChat({ name: 'Cleo', message: 'My card ends in 4711' });
  await expect(page).toHaveTitle('(1) Incoming contact · Liaison');
  await expect(icon).toHaveAttribute('href', '/favicon-calls.svg');
  await expect.poll(shown).toEqual([{ title: 'Incoming contact', body: 'Cleo' }]);
  await agentPage.accept('Cleo');
  // What comes while a chat is being opened was written before. What arrives shows that it is open.
  await agentPage.say('Hello Cleo');
  await expect(customerPage.message('Hello Cleo')).toBeVisible();
  await customerPage.say('And my code is 0815');
  await expect(page).toHaveTitle('(2) Liaison');
  await expect.poll(shown).toContainEqual({ title: 'New message', body: 'Cleo' });
  expect(JSON.stringify(await shown())).not.toMatch(/4711|0815/);

  await agentPage.setState('Lunch');
  await expect(agentPage.state).toContainText('Next: Lunch');
  await page.getByRole('button', { name: 'Your menu' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  const state = page.getByRole('button', { name: /^Status:/ });
  await expect(state).toContainText('Danach: Lunch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');

  await customerPage.end();
  await page.getByRole('button', { name: 'Kontakt schließen' }).click();
  await expect(state).toHaveAccessibleName('Status: Lunch');
});
