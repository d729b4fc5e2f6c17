import { expect, test } from '../support/fixtures.ts';

test('a reply is made of prepared text, Markdown and emoji, and does not go out while something is to be filled in', async ({
  agentPage,
  emulator,
}) => {
  const { page, composer, log } = agentPage;
  await emulator.startCustomer({ scriptId: 'billing', name: 'Cleo' });
  await agentPage.accept('Cleo');

  // Prepared in Amazon Connect, which does not know the order of this contact.
  await composer.pressSequentially('/ord');
  await expect(page.getByRole('option', { name: /Order on its way/ })).toContainText('to fill in: orderNumber');
  await composer.press('Enter');
  await expect(composer).toHaveValue(/^Your order \*\*\{\{Attributes\.orderNumber\}\}\*\* has left/);
  await composer.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Fill in' })).toContainText('{{Attributes.orderNumber}}');
  await expect(log).not.toContainText('warehouse');

  await composer.fill('It left our warehouse today');
  await composer.press('Control+a');
  await composer.press('Control+b');
  await expect(composer).toHaveValue('**It left our warehouse today**');
  await composer.press('End');
  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('sunflower');
  await page.getByRole('gridcell', { name: 'Sunflower' }).click();
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue('**It left our warehouse today**🌻');

  const strong = page.locator('strong', { hasText: 'It left our warehouse today' });
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(strong).toBeVisible();
  await expect(log.locator(strong)).toHaveCount(0);
  await page.getByRole('button', { name: 'Preview' }).click();
  await composer.press('Enter');
  await expect(log.locator(strong)).toBeVisible();
  await expect(agentPage.message('🌻')).toContainText('Sent');
});
