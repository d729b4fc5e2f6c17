import { expect, test } from '../support/fixtures.ts';

test.use({ settings: { LIAISON_CHAT_CREDENTIALS: 'exchange' } });

test('a chat runs on credentials that the server exchanged for the agent’s participant token', async ({
  agentPage,
  customerPage,
}) => {
  const exchanged = agentPage.page.waitForResponse(/\/api\/participant-connections$/);
  await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
  await agentPage.accept('Cleo');
  expect((await exchanged).status()).toBe(200);
  await expect(agentPage.message('Hello?')).toHaveCount(1);
  await agentPage.say('Hi Cleo');
  await expect(customerPage.message('Hi Cleo')).toBeVisible();
  await customerPage.say('Bye');
  await expect(agentPage.message('Bye')).toHaveCount(1);

  await agentPage.page.reload();
  await agentPage.open('Cleo');
  await expect(agentPage.log.getByRole('article')).toHaveText([/Hello\?/, /Hi Cleo/, /Bye/]);
});
