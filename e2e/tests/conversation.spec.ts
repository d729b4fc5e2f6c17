import { expect, test } from '../support/fixtures.ts';

test.describe('a conversation', () => {
  test('goes both ways, with typing and receipts', { tag: '@two-servers' }, async ({ agentPage, customerPage }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Where is my order?' });
    await agentPage.accept('Cleo');
    await expect(agentPage.message('Where is my order?')).toHaveCount(1);
    await expect(customerPage.log).toContainText('Ada Larsen joined the chat');

    await agentPage.composer.pressSequentially('Let me look');
    await expect(customerPage.log).toContainText('Ada Larsen is typing');
    await agentPage.composer.press('Enter');
    await expect(customerPage.message('Let me look')).toHaveCount(1);
    await expect(customerPage.log).not.toContainText('is typing');
    await expect(agentPage.message('Let me look')).toContainText('Read');
    await expect(customerPage.message('Where is my order?')).toContainText('Read');

    await customerPage.type('Thank you');
    await expect(agentPage.log).toContainText('Cleo is typing');
    await customerPage.say('Thank you!');
    await expect(agentPage.message('Thank you!')).toHaveCount(1);
    await expect(agentPage.log).not.toContainText('is typing');
  });

  test('holds only what was written: nothing is there before, nothing comes from elsewhere', async ({
    agentPage,
    customerPage,
  }) => {
    await expect(agentPage.log).toHaveCount(0);
    await customerPage.startChat({ name: 'Cleo', message: 'First' });
    await agentPage.accept('Cleo');
    await agentPage.say('Second');
    await expect(customerPage.message('Second')).toBeVisible();
    await expect(agentPage.log.getByRole('article')).toHaveText([/First/, /Second/]);
    await expect(customerPage.log.getByRole('article')).toHaveText([/First/, /Second/]);
  });

  test('stays with its own customer when there are two at once', async ({ agentPage, emulator, newCustomer }) => {
    const { page } = agentPage;
    const [cleo, max] = [await newCustomer(), await newCustomer()];
    await cleo.startChat({ name: 'Cleo', message: 'I am Cleo' });
    await agentPage.accept('Cleo');
    await max.startChat({ name: 'Max', message: 'I am Max' });
    await agentPage.accept('Max');

    await agentPage.say('For Max only');
    await agentPage.composer.fill('A draft for Max');
    const spelling = page.getByRole('button', { name: /, spelling in / });
    await spelling.click();
    await page.getByRole('menuitemradio', { name: 'German' }).click();
    await expect(agentPage.composer).toHaveAttribute('lang', 'de');
    const verified = page.getByText('Verified: the customer has signed in.');
    const { contacts } = await emulator.state();
    await emulator.signCustomerIn(contacts.find(({ customerName }) => customerName === 'Max')?.contactId ?? '');
    await expect(verified).toBeVisible();

    await agentPage.open('Cleo');
    await expect(agentPage.composer).toHaveValue('');
    await expect(agentPage.composer).toHaveAttribute('lang', 'en');
    await expect(verified).toHaveCount(0);
    await agentPage.say('For Cleo only');
    await agentPage.open('Max');
    await expect(agentPage.composer).toHaveValue('A draft for Max');
    await expect(agentPage.composer).toHaveAttribute('lang', 'de');
    await expect(spelling).toHaveAccessibleName('DE, spelling in German');
    await expect(verified).toBeVisible();

    await expect(max.message('For Max only')).toBeVisible();
    await expect(cleo.message('For Cleo only')).toBeVisible();
    await expect(max.log).not.toContainText('Cleo');
    await expect(cleo.log).not.toContainText('Max');
    await expect(agentPage.log).not.toContainText('Cleo');

    await cleo.say('One more thing');
    await expect(agentPage.contact('Cleo')).toContainText('1 unread message');
    await expect(agentPage.contact('Cleo')).toContainText('One more thing');
    await agentPage.open('Cleo');
    await expect(agentPage.contact('Cleo')).not.toContainText('unread');

    await agentPage.say('Dear Max, here it is');
    const question = page.getByRole('alertdialog', { name: 'Send this to Cleo?' });
    await expect(question).toContainText('Max');
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect(agentPage.composer).toBeFocused();
    await agentPage.say('Dear Cleo, here it is');
    await expect(cleo.message('Dear Cleo')).toBeVisible();
    await expect(cleo.log).not.toContainText('Max');
  });

  test('shows typing to each customer, whatever the other chats do', async ({ agentPage, newCustomer }) => {
    const [cleo, max] = [await newCustomer(), await newCustomer()];
    await cleo.startChat({ name: 'Cleo', message: 'I am Cleo' });
    await agentPage.accept('Cleo');
    await max.startChat({ name: 'Max', message: 'I am Max' });
    await agentPage.accept('Max');
    await agentPage.composer.pressSequentially('Hello M');
    await expect(max.log).toContainText('Ada Larsen is typing');
    await agentPage.open('Cleo');
    await agentPage.composer.pressSequentially('Hello C');
    await expect(cleo.log).toContainText('Ada Larsen is typing');
  });
});
