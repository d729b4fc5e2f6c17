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

  test('renews the sign-in before it is over, with the chat going on', async ({ agentPage, customerPage }) => {
    const { page } = agentPage;
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await page.clock.install();
    await page.reload();
    await agentPage.accept('Cleo');
    const renewed = page.waitForResponse((response) => response.url().endsWith('/oidc/token'));
    await page.clock.fastForward('59:00');
    expect((await renewed).status()).toBe(200);
    await customerPage.say('Still there?');
    // The hour has passed for the sockets, too: they are opened anew.
    await expect(agentPage.message('Still there?')).toBeVisible({ timeout: 20_000 });
  });

  test('leads to the sign-in of Amazon Connect when nobody is signed in there, and goes on by itself', async ({
    agentPage,
    stack,
  }) => {
    const { page } = agentPage;
    // In this page's frame the CCP asks to sign in, as it does without a session; a window of its own has one.
    const ccp = `${stack.emulatorUrl}/connect/ccp-v2/**`;
    const headers = { location: `${stack.emulatorUrl}/connect/login` };
    await page.route(ccp, (route) => route.fulfill({ status: 302, headers }));
    await page.reload();
    const popup = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Open the sign-in page' }).click();
    await page.unroute(ccp);
    await popup;
    await expect(agentPage.state).toBeVisible({ timeout: 20_000 });
  });
});
