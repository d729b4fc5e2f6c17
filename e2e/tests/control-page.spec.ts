import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/** The control page; what it says to the console besides is a defect. */
async function openControlPage(page: Page, emulatorUrl: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${emulatorUrl}/_emulator/`);
  await expect(page.getByRole('heading', { name: 'Control page' })).toBeVisible();
  return complaints;
}

const contact = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Contacts' }).getByRole('listitem').filter({ hasText: name });

test.describe('the control page', () => {
  test('starts a customer by the contact flow chosen, and ends the chat', async ({ page, stack }) => {
    const complaints = await openControlPage(page, stack.emulatorUrl);
    await expect(page.getByText('No chats yet.')).toBeVisible();
    await page.getByLabel('What they want').selectOption('Charged twice');
    await page.getByRole('textbox', { name: 'Name' }).fill('Kim Doe');
    await page.getByLabel('Contact flow').selectOption('Billing chat');
    await page.getByRole('button', { name: 'Start customer' }).click();
    await expect(contact(page, 'Kim Doe')).toContainText('Billing · plays “Charged twice”');
    await expect(contact(page, 'Kim Doe')).toContainText('waiting');
    await page.getByRole('button', { name: 'Kim Doe: end the chat' }).click();
    await expect(contact(page, 'Kim Doe')).toContainText('ended by system');
    await expect(page.getByRole('button', { name: 'Kim Doe: end the chat' })).toBeHidden();
    expect(complaints).toEqual([]);
  });

  test('shows a hostile name as text', async ({ page, stack }) => {
    const complaints = await openControlPage(page, stack.emulatorUrl);
    const name = '<img src=x onerror="document.title=1"><b>Eve</b>';
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Start customer' }).click();
    await expect(contact(page, 'Eve').getByText(name, { exact: true })).toBeVisible();
    await expect(page.locator('img, b')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test('sets an agent’s state, and the chat rings', async ({ page, stack }) => {
    await openControlPage(page, stack.emulatorUrl);
    await page.getByRole('button', { name: 'Start customer' }).click();
    await expect(contact(page, 'Noor Haddad')).toContainText('waiting');
    await page.getByLabel('State of Bo Chen').selectOption('Available');
    await expect(contact(page, 'Noor Haddad')).toContainText('with Bo Chen');
    await expect(contact(page, 'Noor Haddad')).toContainText('ringing');
  });

  test('lets one person alone chat with a customer', async ({ page, agentPage, stack }) => {
    await openControlPage(page, stack.emulatorUrl);
    await page.getByRole('button', { name: 'Start customer' }).click();
    await agentPage.accept('Noor Haddad');
    await expect(agentPage.message('my parcel was due on Tuesday')).toBeVisible({ timeout: 20_000 });
    await agentPage.say('What is your order number?');
    await expect(agentPage.message('The order number is 4711-0815.')).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Noor Haddad: customer leaves' }).click();
    await expect(contact(page, 'Noor Haddad')).toContainText('ended by customer');
    await expect(agentPage.composer).toBeHidden();
  });

  test('injects a fault and takes it away again', async ({ page, stack }) => {
    await openControlPage(page, stack.emulatorUrl);
    await page.getByLabel('What goes wrong').selectOption('Slow messages');
    await page.getByLabel('For seconds').fill('600');
    await page.getByRole('button', { name: 'Inject' }).click();
    const fault = page.getByRole('region', { name: 'Faults' }).getByRole('listitem');
    await expect(fault).toContainText('SendMessage');
    await fault.getByRole('button', { name: 'Remove' }).click();
    await expect(fault).toHaveCount(0);
  });

  test('resets only when that is confirmed', async ({ page, stack }) => {
    await openControlPage(page, stack.emulatorUrl);
    await page.getByRole('button', { name: 'Start customer' }).click();
    await expect(contact(page, 'Noor Haddad')).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Keep everything' }).click();
    await expect(contact(page, 'Noor Haddad')).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(page.getByText('No chats yet.')).toBeVisible();
  });

  test('says so when the emulator does not answer', async ({ page, stack }) => {
    await openControlPage(page, stack.emulatorUrl);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await page.route('**/_emulator/state', (route) => route.abort());
    await expect(page.getByText('The emulator does not answer')).toBeVisible();
    await page.unroute('**/_emulator/state');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  });
});
