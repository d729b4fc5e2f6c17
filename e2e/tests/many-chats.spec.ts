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
    (response) => response.url().endsWith('/api/preferences') && response.request().method() === 'PUT',
  );
  await sound.selectOption('Knock');
  expect((await saved).ok()).toBe(true);
  await page.reload();
  await expect(agentPage.state).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(sound).toHaveValue('knock');
});
