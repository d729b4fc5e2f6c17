import { expect, test } from '../support/fixtures.ts';

const signIn = { name: 'Sign in' };

test.describe('the desktop, before the first contact', () => {
  test('asks to sign in, and comes back signed in', async ({ page, emulator }) => {
    await page.goto('/');
    await page.getByRole('button', signIn).click();
    await page.getByRole('button', { name: 'Ada Larsen' }).click();
    await expect(page.getByRole('heading', { name: /^No chats while you are Offline/ })).toBeVisible();
    await expect(page).toHaveURL('/');
    expect((await emulator.state()).contacts).toEqual([]);
  });

  test('says why it cannot start, and starts when asked again', async ({ page }) => {
    await page.route('**/api/config', (route) => route.abort(), { times: 1 });
    await page.goto('/');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', signIn)).toBeVisible();
  });
});
