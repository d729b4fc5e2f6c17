import { expect, test } from '../support/fixtures.ts';

test.describe('a contact', () => {
  test('is offered with a countdown, and missed when nobody accepts it', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await expect(agentPage.incoming('Cleo').getByText(/^\d+ s$/)).toBeVisible();

    await emulator.advanceClock(20_000);
    await expect(agentPage.contacts.getByRole('heading', { name: /^Missed/ })).toBeVisible();
    await expect(agentPage.incoming('Cleo')).toHaveCount(0);
    await agentPage.contact('Cleo').click();
    await expect(agentPage.page.getByRole('heading', { name: 'You missed this contact' })).toBeVisible();

    await agentPage.page.getByRole('button', { name: 'Clear' }).click();
    await expect(agentPage.contacts.getByRole('heading', { name: /^Missed/ })).toHaveCount(0);
    await agentPage.accept('Cleo');
    await expect(agentPage.message('Hello?')).toHaveCount(1);
  });

  test('goes back to the queue when it is rejected, and to the other agent', { tag: '@two-servers' }, async ({
    signIn,
    customerPage,
  }) => {
    const ada = await signIn('ada');
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await ada.incoming('Cleo').getByRole('button', { name: 'Reject' }).click();
    await expect(ada.incoming('Cleo')).toHaveCount(0);

    const bo = await signIn('bo');
    await bo.accept('Cleo');
    await bo.say('Bo here');
    await expect(customerPage.message('Bo here')).toBeVisible();
    await expect(ada.page.getByText('Bo here')).toHaveCount(0);
  });

  test('ends when the customer leaves; the work after it is the agent’s until it is closed', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await agentPage.accept('Cleo');
    await agentPage.say('Bye');
    await expect(customerPage.message('Bye')).toBeVisible();
    await customerPage.end();

    await expect(agentPage.page.getByText('The customer ended the chat.')).toBeVisible();
    await expect(agentPage.composer).toHaveCount(0);
    await expect(agentPage.contacts.getByRole('heading', { name: /^After contact work/ })).toBeVisible();
    await expect(agentPage.message('Bye')).toHaveCount(1);

    await agentPage.closeContact();
    await expect(agentPage.contact('Cleo')).toHaveCount(0);
    await expect.poll(async () => (await emulator.state()).agents[0]?.contacts).toEqual([]);
    await agentPage.expectState('Available');
  });

  test('ends when the agent ends it', async ({ agentPage, customerPage }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await agentPage.accept('Cleo');
    await agentPage.end();
    await customerPage.expectEnded();
    await expect(agentPage.page.getByText('You ended the chat.')).toBeVisible();
    await agentPage.closeContact();
    await expect(agentPage.contact('Cleo')).toHaveCount(0);
  });

  test('asks before it ends a chat with text that was not sent', async ({ agentPage, customerPage }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await agentPage.accept('Cleo');
    await agentPage.composer.fill('Not sent yet');
    await agentPage.end();
    const dialog = agentPage.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Keep chatting' }).click();
    await expect(agentPage.composer).toHaveValue('Not sent yet');
    // Its own button to end the chat goes with it.
    await expect(dialog).toHaveCount(0);
    await agentPage.end();
    await dialog.getByRole('button', { name: 'End chat' }).click();
    await customerPage.expectEnded();
  });

  test('waits in the queue until the agent is available', async ({ agentPage, customerPage }) => {
    await agentPage.setState('Lunch');
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await expect(agentPage.page.getByRole('heading', { name: /^No chats while you are Lunch/ })).toBeVisible();
    await agentPage.setState('Available');
    await expect(agentPage.incoming('Cleo')).toBeVisible();
  });
});
