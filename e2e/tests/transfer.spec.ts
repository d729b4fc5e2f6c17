import type { Locator } from '@playwright/test';
import type { AgentPage } from '../support/agent-page.ts';
import { expect, test } from '../support/fixtures.ts';

/** Opens the transfer dialog of the open chat by key, finds somebody by letters and chooses by Enter. */
async function choose({ page }: AgentPage, letters: string): Promise<Locator> {
  await page.keyboard.press('Alt+t');
  const dialog = page.getByRole('dialog', { name: /^Pass on the chat with/ });
  const field = dialog.getByRole('combobox', { name: 'Find an agent or a queue' });
  await field.fill(letters);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  // Enter takes the option that the field tells to be active, and nothing before there is one.
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  return dialog;
}

test.describe('a chat that is passed on', () => {
  test('stays when nobody takes it, and reaches the other agent with the whole conversation', async ({
    signIn,
    customerPage,
  }) => {
    const ada = await signIn('ada');
    await customerPage.startChat({ name: 'Cleo', message: 'Where is my parcel?' });
    await ada.accept('Cleo');
    await ada.say('One moment');
    await expect(customerPage.message('One moment')).toBeVisible();

    const dialog = await choose(ada, 'chen');
    await dialog.getByRole('textbox', { name: 'What was promised' }).fill('A call by noon');
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await expect(dialog.getByRole('status')).toContainText('Bo Chen did not take the chat');
    await expect(ada.log.getByText('The transfer did not work')).toBeVisible();

    const bo = await signIn('bo');
    await dialog.getByRole('button', { name: 'Ask again' }).click();
    await expect(dialog.getByRole('status')).toContainText('Waiting for Bo Chen to accept');
    await bo.incoming('Cleo').getByRole('button', { name: 'Reject' }).click();
    await expect(dialog.getByRole('status')).toContainText('Bo Chen did not take the chat');
    await bo.page.getByRole('navigation').getByRole('button', { name: /Cleo/ }).click();
    await bo.page.getByRole('button', { name: 'Clear' }).click();
    await bo.expectState('Available');

    await dialog.getByRole('button', { name: 'Ask again' }).click();
    await ada.page.keyboard.press('Escape');
    await expect(ada.page.getByText('Waiting for Bo Chen to accept')).toBeVisible();
    await ada.say('I pass you to Bo');
    await bo.accept('Cleo');
    await expect(bo.page.getByRole('region', { name: /^Handoff from ada/ }).getByText('A call by noon')).toBeVisible();
    await expect(ada.page.getByText('The chat was transferred to Bo Chen.')).toBeVisible();
    await expect(ada.composer).toHaveCount(0);
    await expect(bo.log.getByRole('article')).toHaveText([/Where is my parcel/, /One moment/, /I pass you to Bo/]);
    await bo.say('Bo here');
    await expect(customerPage.message('Bo here')).toBeVisible();
    await expect(ada.message('Bo here')).toHaveCount(0);
    await ada.closeContact();
    await expect(ada.contact('Cleo')).toHaveCount(0);
  });

  test('with several agents says who is in it; leaving leaves it to the others', async ({
    signIn,
    customerPage,
    emulator,
  }) => {
    await emulator.allowMultiPartyChat();
    const [ada, bo] = [await signIn('ada'), await signIn('bo')];
    await emulator.setAgentState('bo', 'Lunch');
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await ada.accept('Cleo');
    await emulator.setAgentState('bo', 'Available');
    const dialog = await choose(ada, 'chen');
    await dialog.getByRole('button', { name: 'Bring into the chat' }).click();
    await bo.accept('Cleo');
    await expect(dialog.getByRole('status')).toContainText('Bo Chen is in the chat.');
    await dialog.getByRole('button', { name: 'Done' }).click();
    const people = ada.page.getByRole('list', { name: 'In this chat' }).getByRole('listitem');
    await expect(people).toHaveText([/^Cleo/, /^You/, /^Bo Chen/]);
    await bo.say('Bo here');
    await expect(ada.message('Bo here')).toBeVisible();
    await expect(customerPage.message('Bo here')).toBeVisible();

    await ada.page.getByRole('button', { name: 'Leave or end' }).click();
    await ada.page.getByRole('menuitem', { name: /^Leave the chat/ }).click();
    await expect(ada.page.getByText('You left the chat; it goes on without you.')).toBeVisible();
    await expect(bo.page.getByRole('list', { name: 'In this chat' })).toHaveCount(0);
    await customerPage.say('Still here');
    await expect(bo.message('Still here')).toBeVisible();
    await bo.end();
    await customerPage.expectEnded();
  });
});
