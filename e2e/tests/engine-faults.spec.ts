import type { AgentPage } from '../support/agent-page.ts';
import type { CustomerPage } from '../support/customer-page.ts';
import type { EmulatorClient } from '../support/emulator-client.ts';
import { expect, test } from '../support/fixtures.ts';

const ADA = { agent: 'ada' };

interface Pages {
  readonly agentPage: AgentPage;
  readonly customerPage: CustomerPage;
  readonly emulator: EmulatorClient;
}

/** A chat that the agent has accepted. Answers its contact id. */
async function begin({ agentPage, customerPage, emulator }: Pages): Promise<string> {
  await customerPage.startChat({ name: 'Cleo', message: 'Hi' });
  await agentPage.accept('Cleo');
  await expect(agentPage.message('Hi')).toBeVisible();
  const [contact] = (await emulator.state()).contacts;
  return contact?.contactId ?? '';
}

/** Both sides show exactly these messages, in this order. */
async function expectBoth({ agentPage, customerPage }: Pages, texts: readonly string[]): Promise<void> {
  const shown = texts.map((text) => new RegExp(text));
  await expect(customerPage.log.getByRole('article')).toHaveText(shown);
  await expect(agentPage.log.getByRole('article')).toHaveText(shown);
}

const lost = (agentPage: AgentPage) => agentPage.page.getByText(/Connection lost|No connection/).first();

test.describe('the engine', () => {
  test('T3 S8 misses nothing while sockets are refused for eight seconds and requests are not', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const pages = { agentPage, customerPage, emulator };
    const contactId = await begin(pages);
    await emulator.cutSockets(ADA, 8000);
    await expect(lost(agentPage)).toBeVisible();
    await agentPage.say('Written while away');
    await emulator.customerSays(contactId, 'Said while away');
    await expect(customerPage.message('Written while away')).toBeVisible({ timeout: 20_000 });
    await expectBoth(pages, ['Hi', 'Said while away', 'Written while away']);
  });

  test('S4 sends once through a burst of 429 and 500', async ({ agentPage, customerPage, emulator }) => {
    const pages = { agentPage, customerPage, emulator };
    await begin(pages);
    const on = { operation: 'SendMessage' };
    await emulator.addFault({ on, times: 2, effect: { kind: 'error', name: 'ThrottlingException', status: 429 } });
    await emulator.addFault({ on, times: 1, effect: { kind: 'error', name: 'InternalServerException', status: 500 } });
    await agentPage.say('One');
    await agentPage.say('Two');
    await expectBoth(pages, ['Hi', 'One', 'Two']);
  });

  test('S2 shows a message once whose line comes before the answer to its sending', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const pages = { agentPage, customerPage, emulator };
    await begin(pages);
    const answers = Promise.withResolvers<void>();
    await agentPage.page.route('**/participant/message', async (route) => {
      const response = await route.fetch();
      await answers.promise;
      await route.fulfill({ response });
    });
    await agentPage.say('One');
    // The customer has read it, and the agent sees that, while the answer is still under way.
    await expect(agentPage.message('One')).toContainText('Read');
    await expectBoth(pages, ['Hi', 'One']);
    const answered = agentPage.page.waitForResponse('**/participant/message');
    answers.resolve();
    await answered;
    await agentPage.say('Two');
    await expectBoth(pages, ['Hi', 'One', 'Two']);
    await expect(agentPage.message('Two')).toContainText('Read');
  });

  test('E1 shows the end that came while the agent was offline, and calls nothing after it', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const contactId = await begin({ agentPage, customerPage, emulator });
    const { faultId } = await emulator.refuseSockets(ADA);
    // Before the page knows, it would still send.
    await expect(lost(agentPage)).toBeVisible();
    await agentPage.say('Too late');
    await emulator.endContact(contactId, 'customer');
    await expect(agentPage.message('Too late')).toContainText('Not sent');
    const calls: string[] = [];
    agentPage.page.on('request', (request) => {
      if (request.url().includes('/participant/')) calls.push(request.url());
    });
    await emulator.removeFault(faultId);
    await expect(lost(agentPage)).toBeHidden();
    await agentPage.closeContact();
    await expect(agentPage.contact('Cleo')).toHaveCount(0);
    expect(calls).toEqual([]);
  });

  test('E1 a send that is refused because the chat has ended says so', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const contactId = await begin({ agentPage, customerPage, emulator });
    await emulator.silenceSockets(ADA);
    const hold = await emulator.addFault({ on: { operation: 'SendMessage' }, effect: { kind: 'hold' } });
    await agentPage.say('Too late');
    await emulator.endContact(contactId, 'customer');
    await emulator.removeFault(hold.id);
    await expect(agentPage.message('Too late')).toContainText('Not sent');
    await expect(customerPage.message('Too late')).toHaveCount(0);
  });

  test('T4 fetches 500 missed messages', async ({ agentPage, customerPage, emulator }) => {
    const contactId = await begin({ agentPage, customerPage, emulator });
    const { faultId } = await emulator.refuseSockets(ADA);
    await expect(lost(agentPage)).toBeVisible();
    for (let count = 1; count <= 500; count += 1) await emulator.customerSays(contactId, `Missed ${count}.`);
    await emulator.removeFault(faultId);
    await expect(agentPage.message('Missed 500.')).toBeVisible({ timeout: 20_000 });
    // The page draws the newest at once and the others when it is idle.
    await expect(agentPage.log.getByRole('article')).toHaveCount(501, { timeout: 20_000 });
    const texts = await agentPage.log.getByRole('article').allTextContents();
    const numbers = texts.flatMap((text) => /Missed (\d+)\./.exec(text)?.[1] ?? []).map(Number);
    expect(numbers).toEqual(Array.from({ length: 500 }, (_, at) => at + 1));
  });

  test('S8 sends after a reload what was not sent before it, once and in order', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const pages = { agentPage, customerPage, emulator };
    await begin(pages);
    const hold = await emulator.addFault({ on: { operation: 'SendMessage' }, effect: { kind: 'hold' } });
    await agentPage.say('One');
    await agentPage.say('Two');
    await expect(agentPage.message('Two')).toBeVisible();
    await agentPage.page.reload();
    await agentPage.open('Cleo');
    await expect(agentPage.message('Two')).toBeVisible();
    await emulator.removeFault(hold.id);
    await expectBoth(pages, ['Hi', 'One', 'Two']);
  });

  test('C1 misses nothing when the laptop wakes with a dead socket', async ({ agentPage, customerPage, emulator }) => {
    const pages = { agentPage, customerPage, emulator };
    await agentPage.page.clock.install();
    await agentPage.page.reload();
    const contactId = await begin(pages);
    await agentPage.page.clock.pauseAt(Date.now() + 1000);
    await emulator.silenceSockets(ADA);
    await emulator.customerSays(contactId, 'Said in your sleep');
    // Time has gone on, timers have not: each that is due fires once.
    await agentPage.page.clock.fastForward('10:00');
    await agentPage.page.clock.resume();
    await expect(agentPage.message('Said in your sleep')).toBeVisible({ timeout: 20_000 });
    await agentPage.say('Awake');
    await expectBoth(pages, ['Hi', 'Said in your sleep', 'Awake']);
  });

  test('T1 T2 puts doubled and shuffled frames in order, and finds lost ones', async ({
    agentPage,
    customerPage,
    emulator,
  }) => {
    const pages = { agentPage, customerPage, emulator };
    const contactId = await begin(pages);
    const on = { ...ADA, operation: 'AgentSocket' };
    const says = async (...texts: string[]) => {
      for (const text of texts) await emulator.customerSays(contactId, text);
    };
    await emulator.addFault({ on, times: 2, effect: { kind: 'duplicate-frame' } });
    await says('One', 'Two');
    await expect(agentPage.message('Two')).toHaveCount(1);
    await emulator.addFault({ on, times: 3, effect: { kind: 'shuffle-frames', size: 3 } });
    await says('Three', 'Four', 'Five');
    await expect(agentPage.message('Five')).toHaveCount(1);
    await emulator.addFault({ on, times: 1, effect: { kind: 'lose-frame' } });
    await says('Six', 'Seven');
    await expect(agentPage.message('Seven')).toHaveCount(1);
    await emulator.cutSockets(ADA);
    await expectBoth(pages, ['Hi', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']);
  });
});
