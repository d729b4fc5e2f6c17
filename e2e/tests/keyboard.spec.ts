import { expect, test } from '../support/fixtures.ts';

test.describe('without a mouse', () => {
  test('a chat is accepted, answered, ended and closed, and the focus is never lost', async ({
    agentPage,
    customerPage,
  }) => {
    const { page } = agentPage;
    const focused = () => page.evaluate(() => document.activeElement !== document.body);
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await expect(agentPage.incoming('Cleo')).toBeVisible();
    await page.keyboard.press('Alt+a');
    await expect(agentPage.composer).toBeFocused();
    await page.keyboard.type('Good morning');
    await page.keyboard.press('Enter');
    await expect(customerPage.message('Good morning')).toBeVisible();
    // The customer may have it before the agent knows; a chat with something unsent is not ended without a question.
    await expect(agentPage.message('Good morning')).toContainText(/Sent|Delivered|Read/);

    await page.keyboard.press('Alt+e');
    await customerPage.expectEnded();
    await expect(page.getByRole('button', { name: 'Close contact' })).toBeVisible();
    await expect.poll(focused).toBe(true);
    await page.keyboard.press('Alt+e');
    await expect(agentPage.contact('Cleo')).toHaveCount(0);
    await expect.poll(focused).toBe(true);
  });

  test('the palette finds contacts and actions', async ({ agentPage, newCustomer }) => {
    const { page } = agentPage;
    for (const name of ['Cleo', 'Dan']) {
      const customer = await newCustomer();
      await customer.startChat({ name, message: `${name} here` });
      await agentPage.accept(name);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find an action or a contact' }).fill('cle');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Cleo', level: 2 })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByRole('heading', { name: 'Dan', level: 2 })).toBeVisible();
    await agentPage.say('Yes, Dan?');
    await page.keyboard.press('Alt+n');
    await expect(page.getByRole('heading', { name: 'Cleo', level: 2 })).toBeVisible();
  });

  test('a key can be changed, and the change stays', async ({ agentPage }) => {
    const { page } = agentPage;
    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    const change = settings.getByRole('button', { name: 'Change' }).first();
    await change.click();
    await page.keyboard.press('Alt+n');
    await expect(settings.getByRole('alert')).toContainText('Already used for: Answer who has waited longest');
    await page.keyboard.press('F2');
    await page.keyboard.press('Escape');
    await expect(settings).toHaveCount(0);
    await page.reload();
    await expect(agentPage.state).toBeEnabled();
    await page.keyboard.press('F2');
    await expect(page.getByRole('combobox', { name: 'Find an action or a contact' })).toBeFocused();
  });

  test('the CCP opens over the page, also from a call, and keeps its frame when it closes', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const { page } = agentPage;
    const drawer = page.getByRole('complementary', { name: 'CCP' });
    const call = await emulator.offerOther('ada', { channel: 'voice', name: '555 0100' });
    await expect(agentPage.incoming('555 0100').getByRole('button', { name: 'Open the CCP' })).toBeVisible();
    await emulator.moveOther('ada', call.contactId, 'accept');
    await agentPage.contact('555 0100').press('Enter');
    await expect(page.getByRole('heading', { name: 'You are on a call' })).toBeVisible();
    await emulator.moveOther('ada', call.contactId, 'end');
    await page.getByRole('button', { name: 'Close contact' }).press('Enter');
    await expect(agentPage.contact('555 0100')).toHaveCount(0);
    await page.keyboard.press('Alt+p');
    await expect(drawer.getByRole('button', { name: 'Close the CCP' })).toBeFocused();
    await expect(drawer.frameLocator('iframe').getByText('Local Amazon Connect')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await agentPage.accept('Cleo');
  });
});
