import type { Page } from '@playwright/test';
import type { AgentPage } from '../support/agent-page.ts';
import { expect, test } from '../support/fixtures.ts';

const note = (page: Page) => page.getByRole('textbox', { name: 'Private note' });

/** Reloads the desktop and answers the bearer token that it goes on with. */
async function tokenOf({ page, state }: AgentPage): Promise<string> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/preferences'));
  await page.reload();
  await expect(state).toBeVisible();
  return (await (await asked).headerValue('authorization')) ?? '';
}

test('a note survives a reload, and after contact work that ends by itself while it cannot be saved', async ({
  agentPage,
  customerPage,
  emulator,
}) => {
  const { page } = agentPage;
  await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
  await agentPage.accept('Cleo');
  await page.getByRole('tab', { name: 'Notes' }).click();
  await note(page).fill('Parcel 4711');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(note(page)).toHaveValue('Parcel 4711');

  const notes = '**/api/contacts/*/note';
  await page.route(notes, (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await agentPage.end();
  await expect(page.getByText('You ended the chat.')).toBeVisible();
  await note(page).fill('Parcel 4711, lost');
  await expect(page.getByText(/^Not saved yet/)).toBeVisible();
  // A state that is set at once ends after contact work.
  await emulator.setAgentState('ada', 'Available');
  await expect(agentPage.contact('Cleo')).toHaveCount(0);

  // The page that goes may save it yet, and takes the answer with it: what was sent is there whoever sends it.
  const saved = page.waitForResponse(
    (response) => response.url().endsWith('/note') && response.request().method() === 'PUT',
  );
  const answer = saved.then((response) => response.json());
  await page.unroute(notes);
  await page.reload();
  expect(await answer).toMatchObject({ content: { text: 'Parcel 4711, lost' }, writtenBy: 'ada' });
});

test('an outcome that the queue asks for is asked for, and stays to do when after contact work ends by itself', async ({
  signIn,
  customerPage,
  emulator,
  request,
}) => {
  await emulator.setRoles('bo', ['administrator']);
  const bo = await signIn('bo');
  await bo.setState('Offline');
  const authorization = await tokenOf(bo);
  const setCodes = async (codes: object) => {
    const path = '/api/queues/default/disposition-codes';
    const { version } = (await (await request.get(path, { headers: { authorization } })).json()) as { version: number };
    const headers = { authorization, 'if-match': `"${version}"` };
    expect((await request.put(path, { headers, data: codes })).status()).toBe(200);
  };
  await setCodes({ required: true, codes: [{ code: 'solved', label: 'Solved' }] });
  try {
    const ada = await signIn('ada');
    await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
    await ada.accept('Cleo');
    await ada.end();
    const outcome = ada.page.getByRole('combobox', { name: 'Outcome required' });
    await expect(outcome).toBeVisible();
    await ada.closeContact();
    await expect(ada.page.getByRole('alert')).toHaveText('Choose an outcome before you close the contact.');
    await expect(outcome).toBeFocused();

    await emulator.setAgentState('ada', 'Available');
    const todo = ada.page.getByRole('region', { name: /^Still to do/ });
    await expect(todo.getByText('Cleo')).toBeVisible();
    await ada.page.reload();
    const saved = ada.page.waitForResponse(
      (response) => response.url().endsWith('/disposition') && response.request().method() === 'PUT',
    );
    await todo.getByRole('combobox').selectOption('Solved');
    expect(await (await saved).json()).toMatchObject({ content: { code: 'solved' } });
    await expect(todo).toHaveCount(0);
  } finally {
    await setCodes({ required: false, codes: [] });
  }
});
