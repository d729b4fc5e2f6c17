import { expect, test } from '../support/fixtures.ts';

test('a customer and an agent chat, and the agent ends it', async ({ agentPage, customerPage }) => {
  await customerPage.startChat({ name: 'Cleo', message: 'Where is my order?' });

  await agentPage.getByRole('region', { name: 'Incoming: Cleo' }).getByRole('button', { name: 'Accept' }).click();
  const messages = agentPage.getByRole('log', { name: 'Messages' });
  await expect(messages).toContainText('Where is my order?');
  await expect(customerPage.log).toContainText('Ada Larsen joined the chat');

  await agentPage.getByRole('textbox', { name: 'Message to Cleo' }).fill('Let me look.');
  await expect(customerPage.log).toContainText('Ada Larsen is typing');
  await agentPage.getByRole('button', { name: 'Send' }).click();
  await expect(customerPage.message('Let me look.')).toHaveCount(1);
  await expect(customerPage.log).not.toContainText('is typing');

  await customerPage.say('Thank you');
  await expect(messages).toContainText('Thank you');
  await expect(customerPage.message('Thank you')).toContainText('Read');

  await agentPage.getByRole('button', { name: 'End chat' }).click();
  await customerPage.expectEnded();
});
