import { AgentPage } from '../support/agent-page.ts';
import { listenTo } from '../support/ears.ts';
import { expect, test } from '../support/fixtures.ts';

test('the list of contacts is put in order and narrowed to a name, and a sound that was chosen stays', async ({
  agentPage,
  emulator,
  newCustomer,
}) => {
  const { page, contacts } = agentPage;
  const listed = contacts.getByRole('button', { name: /^(Cleo|Max|Zoe|Task)/ });
  const [cleo, max, zoe] = [await newCustomer(), await newCustomer(), await newCustomer()];
  for (const [name, customer] of Object.entries({ Cleo: cleo, Max: max, Zoe: zoe })) {
    await customer.startChat({ name, message: 'Hello?' });
    await agentPage.accept(name);
    await expect(agentPage.message('Hello?')).toBeVisible();
    await expect(agentPage.contact(name)).not.toContainText('unread');
  }
  await agentPage.open('Cleo');
  await zoe.say('One');
  await max.say('One');
  await max.say('Two');
  await expect(agentPage.contact('Zoe')).toContainText('1 unread message');
  await expect(agentPage.contact('Max')).toContainText('2 unread messages');
  await expect(listed).toHaveText([/Cleo/, /Max/, /Zoe/]);

  await page.getByRole('button', { name: 'Order of the contacts' }).click();
  await page.getByRole('menuitemradio', { name: 'Most unread first' }).click();
  await expect(listed).toHaveText([/Max/, /Zoe/, /Cleo/]);

  for (const name of ['Task 1', 'Task 2', 'Task 3', 'Task 4']) {
    const { contactId } = await emulator.offerOther('ada', { channel: 'task', name });
    await emulator.moveOther('ada', contactId, 'accept');
  }
  await expect(listed).toHaveCount(7);
  await page.getByRole('searchbox', { name: 'Find a contact' }).fill('zo');
  await expect(listed).toHaveText([/Zoe/]);
  await page.keyboard.press('Escape');
  await expect(listed).toHaveCount(7);

  await page.keyboard.press('Control+,');
  const sound = page.getByRole('combobox', { name: 'New message' });
  const saved = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/preferences') &&
      response.request().method() === 'PUT' &&
      // The order that was chosen before is saved by the same way.
      response.request().postData()?.includes('knock') === true,
  );
  await sound.selectOption('Knock');
  expect((await saved).ok()).toBe(true);
  await page.reload();
  await expect(agentPage.state).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(sound).toHaveValue('knock');
});

test('an incoming chat rings until it is missed, rejected or accepted, a message of another chat until it is seen', async ({
  page,
  emulator,
  customerPage,
  request,
}) => {
  const ears = await listenTo(page);
  const agent = new AgentPage(page);
  await agent.signIn('ada');
  await agent.setState('Available');
  const ringFor = async (displayName: string) => {
    expect((await request.post('/api/chats', { data: { displayName } })).ok()).toBe(true);
    await expect(agent.incoming(displayName)).toBeVisible();
    await ears.expectSounds();
  };

  await ringFor('Max');
  await ears.expectSounds();
  await emulator.advanceClock(20_000);
  await expect(agent.incoming('Max')).toHaveCount(0);
  await ears.expectSilence();
  await ringFor('Zoe');
  await agent.incoming('Zoe').getByRole('button', { name: 'Reject' }).click();
  await expect(agent.incoming('Zoe')).toHaveCount(0);
  await ears.expectSilence();

  await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
  await expect(agent.incoming('Cleo')).toBeVisible();
  await ears.expectSounds();
  await agent.accept('Cleo');
  await expect(agent.message('Hello?')).toBeVisible();
  await ears.expectSilence();

  await agent.contact('Zoe').click();
  await customerPage.say('Still there?');
  await expect(agent.contact('Cleo')).toContainText('1 unread message');
  await ears.expectSounds();
  await agent.open('Cleo');
  await expect(agent.contact('Cleo')).not.toContainText('unread');
  await ears.expectSilence();
});
