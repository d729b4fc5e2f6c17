import { AgentPage } from '../support/agent-page.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe('two tabs of one agent', () => {
  test('send what either queued once, and one goes on when the other is closed', async ({
    agentPage,
    customerPage,
  }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    await agentPage.accept('Cleo');
    await agentPage.say('From the first tab');
    await expect(customerPage.message('From the first tab')).toBeVisible();

    const second = new AgentPage(await agentPage.page.context().newPage());
    await second.returnTo();
    await second.open('Cleo');
    await expect(second.message('From the first tab')).toHaveCount(1);
    await second.say('From the second tab');
    await expect(customerPage.message('From the second tab')).toHaveCount(1);
    await expect(agentPage.message('From the second tab')).toHaveCount(1);
    await agentPage.say('And from the first again');
    await expect(second.message('And from the first again')).toHaveCount(1);

    await agentPage.page.close();
    await second.say('Alone now');
    await expect(customerPage.message('Alone now')).toHaveCount(1);
    await customerPage.say('Fine');
    await expect(second.message('Fine')).toHaveCount(1);
    const all = [/Hi/, /From the first tab/, /From the second tab/, /And from the first again/, /Alone now/, /Fine/];
    await expect(second.log.getByRole('article')).toHaveText(all);
    await expect(customerPage.log.getByRole('article')).toHaveText(all);
  });

  test('S9 what the closed tab could not send is sent by the other', async ({ agentPage, customerPage, emulator }) => {
    await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
    await agentPage.accept('Cleo');
    const second = new AgentPage(await agentPage.page.context().newPage());
    await second.returnTo();
    await second.open('Cleo');
    await expect(second.message('Hi')).toBeVisible();

    const busy = { kind: 'error', name: 'ThrottlingException', status: 429 };
    const fault = await emulator.addFault({ on: { operation: 'SendMessage' }, effect: busy });
    await agentPage.say('One');
    await agentPage.say('Two');
    await expect(second.message('Two')).toHaveCount(1);
    await agentPage.page.close();
    await emulator.removeFault(fault.id);
    await expect(customerPage.log.getByRole('article')).toHaveText([/Hi/, /One/, /Two/]);
    await expect(second.log.getByRole('article')).toHaveText([/Hi/, /One/, /Two/]);
    await expect(second.message('Two')).toContainText(/Sent|Delivered|Read/);
  });
});
