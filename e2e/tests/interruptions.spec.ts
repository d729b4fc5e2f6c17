import { expect, test } from '../support/fixtures.ts';

const texts = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix} ${index + 1}`);

test.describe('whatever the network does', () => {
  test('a reload in mid-chat loses and doubles nothing', async ({ agentPage, customerPage }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'One' });
    await agentPage.accept('Cleo');
    await agentPage.say('Two');
    await expect(customerPage.message('Two')).toBeVisible();
    await customerPage.say('Three');
    await expect(agentPage.message('Three')).toBeVisible();
    await agentPage.composer.fill('A draft');
    await agentPage.page.getByRole('button', { name: /, spelling in / }).click();
    await agentPage.page.getByRole('menuitemradio', { name: 'German' }).click();

    await agentPage.page.reload();
    await agentPage.open('Cleo');
    await expect(agentPage.composer).toHaveValue('A draft');
    await expect(agentPage.composer).toHaveAttribute('lang', 'de');
    await expect(agentPage.log.getByRole('article')).toHaveText([/One/, /Two/, /Three/]);
    await customerPage.say('Four');
    await agentPage.composer.fill('Five');
    await expect(agentPage.message('Four')).toBeVisible();
    await agentPage.composer.press('Enter');
    await expect(customerPage.message('Five')).toBeVisible();
    await expect(agentPage.log.getByRole('article')).toHaveText([/One/, /Two/, /Three/, /Four/, /Five/]);
  });

  test('a socket that is away for five seconds costs no message of either side', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Before' });
    await agentPage.accept('Cleo');
    await agentPage.say('Also before');
    await expect(customerPage.message('Also before')).toBeVisible();

    await emulator.cutSockets({ agent: 'ada' }, 5000);
    await expect(agentPage.page.getByText(/Connection lost|No connection/).first()).toBeVisible();
    for (const text of texts('Customer', 20)) await customerPage.say(text);
    for (const text of texts('Agent', 3)) await agentPage.say(text);

    await expect(agentPage.message('Customer 20')).toBeVisible();
    await expect(customerPage.message('Agent 3')).toBeVisible();
    const expected = ['Before', 'Also before', ...texts('Customer', 20), ...texts('Agent', 3)];
    await expect(agentPage.log.getByRole('article')).toHaveCount(expected.length);
    await expect(customerPage.log.getByRole('article')).toHaveCount(expected.length);
    for (const text of expected) await expect(agentPage.log.getByText(text, { exact: true })).toHaveCount(1);
  });

  test('a server that restarts disturbs no chat', async ({ agentPage, customerPage, stack }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Before' });
    await agentPage.accept('Cleo');
    await stack.restartServer();
    await agentPage.say('Still here');
    await expect(customerPage.message('Still here')).toBeVisible();
    await customerPage.say('So am I');
    await expect(agentPage.message('So am I')).toBeVisible();

    await agentPage.page.reload();
    await agentPage.open('Cleo');
    await expect(agentPage.log.getByRole('article')).toHaveText([/Before/, /Still here/, /So am I/]);
  });

  test('an answer that gets lost after the message was stored sends it once', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    await agentPage.accept('Cleo');
    const fault = { on: { operation: 'SendMessage' }, times: 1, effect: { kind: 'lose-response' } };
    await emulator.addFault(fault);
    await agentPage.say('Only once');
    await agentPage.say('Then this');
    await expect(customerPage.message('Then this')).toBeVisible();
    await expect(customerPage.log.getByRole('article')).toHaveText([/Hi/, /Only once/, /Then this/]);
    await expect(agentPage.log.getByRole('article')).toHaveText([/Hi/, /Only once/, /Then this/]);
  });

  test('signing out of Amazon Connect elsewhere is noticed, and signing in again goes on', async ({
    agentPage,
    customerPage,
    stack,
  }) => {
    test.slow();
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    await agentPage.accept('Cleo');
    const elsewhere = await agentPage.page.context().newPage();
    await elsewhere.goto(`${stack.emulatorUrl}/connect/logout`);
    // A poll for the agent's data that is under way may last thirty seconds.
    await expect(agentPage.page.getByRole('heading', { name: 'You were signed out of Amazon Connect' })).toBeVisible({
      timeout: 45_000,
    });
    await elsewhere.goto(`${stack.emulatorUrl}/connect/login`);
    await elsewhere.getByRole('button', { name: 'Ada Larsen' }).click();
    await elsewhere.close();
    await expect(agentPage.message('Hi')).toHaveCount(1, { timeout: 20_000 });
    await agentPage.say('Back again');
    await expect(customerPage.message('Back again')).toBeVisible();
  });

  test('an agent who does nothing is warned, and stays signed in when there is a sign of life', async ({
    agentPage: { page },
    emulator,
  }) => {
    const warning = page.getByText('Amazon Connect is about to sign you out');
    await emulator.warnOfInactivity('ada', 600_000);
    // Connect's frame asks every ten seconds.
    await expect(warning).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'I am here' }).click();
    await expect(warning).toHaveCount(0);
  });

  test('a message that is refused stays, with the reason, until it is sent or discarded', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    await agentPage.accept('Cleo');
    const refused = { kind: 'error', name: 'ValidationException', status: 400 };
    await emulator.addFault({ on: { operation: 'SendMessage' }, times: 1, effect: refused });
    await agentPage.say('Try me');
    await expect(agentPage.message('Try me')).toContainText('Not sent');
    await agentPage.message('Try me').getByRole('button', { name: 'Try again' }).click();
    await expect(customerPage.message('Try me')).toHaveCount(1);
    await expect(agentPage.message('Try me')).toHaveCount(1);
  });
});
