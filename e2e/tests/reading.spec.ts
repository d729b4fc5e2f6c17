import { expect, test } from '../support/fixtures.ts';

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';
const elements = [{ title: 'The red one' }, { title: 'The blue one' }];
const content = { title: 'Which parcel is it?', elements };
const question = JSON.stringify({ templateType: 'ListPicker', version: '1.0', data: { content } });

test('who reads back keeps the place, sees how much is new and finds what was said; a choice is shown with its answer', async ({
  agentPage,
  customerPage,
  emulator,
}) => {
  const { page, log } = agentPage;
  await customerPage.startChat({ name: 'Cleo', message: 'The very first' });
  await agentPage.accept('Cleo');
  const contactId = (await emulator.state()).contacts[0]?.contactId ?? '';
  await emulator.customerSays(contactId, question, INTERACTIVE);
  await emulator.customerSays(contactId, JSON.stringify({ title: 'The blue one' }), `${INTERACTIVE}.response`);
  for (let line = 1; line <= 30; line += 1) await emulator.customerSays(contactId, `Line ${line}.`);
  await expect(agentPage.message('Line 30.')).toBeInViewport();

  await log.focus();
  await page.keyboard.press('Control+Home');
  const first = agentPage.message('The very first');
  await expect(first).toBeInViewport();
  const asked = agentPage.message('Which parcel is it?');
  await expect(asked).toContainText('The red one');
  await expect(asked).toContainText('The blue one');
  await expect(asked.locator('xpath=following::*[@role="article" or self::article][1]')).toContainText('The blue one');

  await customerPage.say('One more');
  await customerPage.say('And another');
  const jump = page.getByRole('button', { name: '2 new messages' });
  await expect(jump).toBeVisible();
  await expect(first).toBeInViewport();
  await expect(agentPage.contact('Cleo')).toContainText('2 unread messages');

  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this conversation' }).fill('line 17.');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await expect(agentPage.message('Line 17.')).toBeInViewport();
  await page.keyboard.press('Escape');

  await jump.click();
  await expect(agentPage.message('And another')).toBeInViewport();
  await expect(log.getByText('New', { exact: true })).toBeInViewport();
  await expect(jump).not.toBeVisible();
  await expect(agentPage.contact('Cleo')).not.toContainText('unread');
});
