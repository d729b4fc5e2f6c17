import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/** What of Streams the test looks into; it is on the page's window. */
interface StreamsGlobal {
  connect: {
    getLog(): { readonly _logs: readonly { readonly contextLayer: string }[] };
    core: { getAgentDataProvider(): { getAgentData(): { snapshot: { contacts: unknown } } } };
  };
}

/** What Streams logged in this page. Lines that the CCP's frame and worker logged and passed on are theirs to keep clean. */
const streamsLog = (page: Page) =>
  page.evaluate(() => {
    const logs = (globalThis as unknown as StreamsGlobal).connect.getLog()._logs;
    return JSON.stringify(logs.filter(({ contextLayer }) => contextLayer === 'CRM'));
  });

/** The participant tokens that the CCP gave the page. */
async function participantTokens(page: Page): Promise<string[]> {
  const contacts = await page.evaluate(() =>
    JSON.stringify(
      (globalThis as unknown as StreamsGlobal).connect.core.getAgentDataProvider().getAgentData().snapshot.contacts,
    ),
  );
  return [...contacts.matchAll(/ConnectionAuthenticationToken[\\":]+([^\\"]+)/g)].flatMap(([, token]) => token ?? []);
}

test('no token and no word of a chat reaches a console, an address, the stored state or the log of Streams', async ({
  agentPage,
  customerPage,
  emulator,
}) => {
  const { page } = agentPage;
  const lines: string[] = [];
  const tokens = new Set<string>();
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(String(error.stack)));
  page.on('request', (request) => {
    lines.push(new URL(request.url()).pathname + new URL(request.url()).search);
    const token = request.headers()['x-amz-bearer'];
    if (token) tokens.add(token);
  });

  const words = ['planted by the customer', 'planted by the agent', 'planted and refused'];
  await customerPage.startChat({ name: 'Cleo', message: words[0]! });
  await agentPage.accept('Cleo');
  await agentPage.say(words[1]!);
  await expect(customerPage.message(words[1]!)).toBeVisible();
  const refused = { kind: 'error', name: 'ValidationException', status: 400 };
  await emulator.addFault({ on: { operation: 'SendMessage' }, times: 1, effect: refused });
  await agentPage.say(words[2]!);
  await expect(agentPage.message(words[2]!)).toContainText('Not sent');
  await emulator.cutSockets({ agent: 'ada' });
  await customerPage.say('Still there?');
  await expect(agentPage.message('Still there?')).toBeVisible();

  for (const token of await participantTokens(page)) tokens.add(token);
  expect(tokens.size).toBeGreaterThanOrEqual(2);
  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
  );
  const log = await streamsLog(page);
  expect(log.length).toBeGreaterThan(1000);
  const secrets = [...tokens, ...words];
  const found = (text: string) => secrets.filter((secret) => text.includes(secret));
  expect({ console: found(lines.join('\n')), stored: found(stored), log: found(log) }).toEqual({
    console: [],
    stored: [],
    log: [],
  });
});
