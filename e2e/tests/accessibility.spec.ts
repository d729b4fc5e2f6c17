import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe('axe finds nothing', () => {
  test('before and after signing in', async ({ page, signIn }) => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectAccessible(page);
    const { page: desk } = await signIn('ada');
    await expectAccessible(desk);
  });

  test('in a chat from offer to after contact work', async ({ agentPage, customerPage }) => {
    const { page } = agentPage;
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await expect(agentPage.incoming('Cleo')).toBeVisible();
    await expectAccessible(page);
    await agentPage.accept('Cleo');
    await agentPage.say('Good **morning**');
    await expect(customerPage.message('Good')).toBeVisible();
    await expectAccessible(page);
    await customerPage.end();
    await expect(page.getByRole('button', { name: 'Close contact' })).toBeVisible();
    await expectAccessible(page);
  });

  test('in menus, dialogs and the drawer', async ({ agentPage }) => {
    const { page } = agentPage;
    for (const keys of ['Control+k', 'Shift+?', 'Control+,', 'Alt+d']) {
      await page.keyboard.press(keys);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(page.getByText('Looking …')).toHaveCount(0);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.keyboard.press('Alt+p');
    await expect(page.getByRole('complementary', { name: 'CCP' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary', { name: 'CCP' })).toHaveCount(0);
    await page.keyboard.press('Alt+s');
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
  });

  test('at 320 px, and nothing has to be scrolled sideways', async ({ agentPage, customerPage }) => {
    const { page } = agentPage;
    await page.setViewportSize({ width: 320, height: 640 });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await expect(agentPage.incoming('Cleo')).toBeVisible();
    await expect.poll(fits).toBe(true);
    await agentPage.accept('Cleo');
    await expect.poll(fits).toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Contact details' }).click();
    await expect(page.getByRole('dialog', { name: 'Contact details' })).toBeVisible();
    await expectAccessible(page);
  });
});
