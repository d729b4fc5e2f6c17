import { expect, test } from '../support/fixtures.ts';

test.describe('the customer page', () => {
  test('starts a chat, comes back to it after a reload, ends it and starts again', async ({
    customerPage,
    emulator,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Where is my order?' });
    await expect.poll(async () => (await emulator.state()).queued.length).toBe(1);

    await customerPage.page.reload();
    await expect(customerPage.message('Where is my order?')).toHaveCount(1);
    await customerPage.say('Hello?');
    await expect(customerPage.message('Hello?')).toContainText('Sent');

    await customerPage.end();
    await customerPage.expectEnded();
    await customerPage.page.getByRole('button', { name: 'Start a new chat' }).click();
    await expect(customerPage.page.getByLabel('Your name')).toBeVisible();

    await customerPage.page.reload();
    await expect(customerPage.page.getByLabel('Your name')).toBeVisible();
  });

  test('says so when the chat cannot be started, and starts one chat at the second try', async ({
    customerPage,
    emulator,
  }) => {
    const error = { kind: 'error', name: 'InternalServiceException', status: 500 };
    const { id } = await emulator.addFault({ on: { operation: 'StartChatContact' }, effect: error });
    const { page } = customerPage;
    await customerPage.open();
    await page.getByLabel('Your name').fill('Cleo');
    await page.getByLabel('Your message').fill('Hi');
    await page.getByRole('button', { name: 'Start chat' }).click();
    await expect(page.getByRole('alert')).toBeVisible();

    await emulator.removeFault(id);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(customerPage.message('Hi')).toBeVisible();
    expect((await emulator.state()).contacts).toHaveLength(1);
  });

  test('keeps a message that could not be sent, and sends it once when asked again', async ({
    customerPage,
    emulator,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    const error = { kind: 'error', name: 'InternalServerException', status: 500 };
    const { id } = await emulator.addFault({ on: { operation: 'SendMessage' }, effect: error });
    await customerPage.say('Are you there?');
    await expect(customerPage.message('Are you there?')).toContainText('Not sent');

    await emulator.removeFault(id);
    await customerPage.page.getByRole('button', { name: 'Try again' }).click();
    await expect(customerPage.message('Are you there?')).toContainText('Sent');
    await customerPage.page.reload();
    await expect(customerPage.message('Are you there?')).toHaveCount(1);
  });

  test('shows a message once when its answer got lost', async ({ customerPage, emulator }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    const { id } = await emulator.addFault({ on: { operation: 'SendMessage' }, effect: { kind: 'lose-response' } });
    await customerPage.say('Only once');
    await expect(customerPage.message('Only once')).toContainText('Sent');
    await emulator.removeFault(id);
    await customerPage.say('Next');
    await expect(customerPage.message('Next')).toContainText('Sent');
    await expect(customerPage.message('Only once')).toHaveCount(1);
  });

  test('says that the connection is lost, and that it is back', async ({ customerPage, emulator }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    // Until it was seen: a busy machine may look too late for one that comes back by itself.
    const { faultId } = await emulator.refuseSockets({ operation: 'ParticipantSocket' });
    await expect(customerPage.page.getByRole('status')).toContainText('Connection lost');
    await customerPage.say('Said meanwhile');
    await emulator.removeFault(faultId);
    await expect(customerPage.page.getByRole('status')).toBeEmpty();
    await expect(customerPage.message('Said meanwhile')).toHaveCount(1);
    await expect(customerPage.message('Said meanwhile')).toContainText('Sent');
  });

  test('shows hostile text as text', async ({ customerPage }) => {
    const hostile = '<img src=x onerror="document.title=\'owned\'">';
    await customerPage.startChat({ name: hostile, message: hostile });
    await expect(customerPage.message(hostile)).toBeVisible();
    await expect(customerPage.page).toHaveTitle('Chat with us');
  });
});
