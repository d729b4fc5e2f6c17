/**
 * `npm run screenshots`: plays a few chats on the local Amazon Connect and writes what the pages look like to `docs/images`.
 * A browser window of 1440 by 900, light and dark.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { AgentPage } from '../e2e/support/agent-page.ts';
import { browserOptions } from '../e2e/support/browser-options.ts';
import { CustomerPage } from '../e2e/support/customer-page.ts';
import { EmulatorClient } from '../e2e/support/emulator-client.ts';
import { ensureBuilds } from './lib/builds.ts';
import { freePorts } from './lib/ports.ts';
import { root } from './lib/root.ts';
import { runMain } from './lib/run-main.ts';
import { type Stack, startStack } from './lib/stack.ts';
import { type Line, noorsChat, otherChats } from './screenshots/chats.ts';

const DESKTOP = { width: 1440, height: 900 };
const CUSTOMER = { width: 1000, height: 720 };

await runMain({
  whenStopped: 1,
  async main(processes) {
    const folder = await mkdtemp(join(tmpdir(), 'liaison-screenshots-'));
    await ensureBuilds({ processes, say: console.log });
    const stack = await startStack({
      processes,
      ports: await freePorts(),
      env: { ...process.env, LIAISON_DATA_DIR: folder },
      onLine: ({ line }) => console.log(line),
    });
    const browser = await chromium.launch(browserOptions(join(folder, 'net-log.json')));
    try {
      await play(browser, stack);
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
    return 0;
  },
});

async function play(browser: Browser, { serverUrl, emulatorUrl }: Stack): Promise<void> {
  const emulator = new EmulatorClient(emulatorUrl);
  const open = (viewport: typeof DESKTOP): Promise<Page> =>
    browser.newPage({ baseURL: serverUrl, viewport, locale: 'en-GB', colorScheme: 'light' });

  const agent = new AgentPage(await open(DESKTOP));
  await agent.signIn('ada');
  await agent.setState('Available');

  const customer = new CustomerPage(await open(CUSTOMER));
  const [opening, ...lines] = noorsChat;
  await customer.startChat({ name: 'Noor Haddad', message: opening.text });
  await agent.accept('Noor Haddad');
  for (const line of lines) await speak(line, { agent, customer });

  for (const { scriptId, name, answer } of otherChats) {
    await emulator.startCustomer({ scriptId });
    await agent.accept(name);
    if (answer) await agent.say(answer);
  }
  await agent.open('Noor Haddad');
  await customer.type('That is');
  await agent.composer.fill('With pleasure. The new label is in your inbox, and');
  await emulator.startCustomer({ scriptId: 'impatient' });
  await agent.incoming('Max Vogel').waitFor();
  await shoot(agent.page, 'desktop');
  await shoot(customer.page, 'customer');
}

async function speak({ by, text }: Line, { agent, customer }: { agent: AgentPage; customer: CustomerPage }) {
  await (by === 'agent' ? agent : customer).say(text);
  const [shown] = text.split('\n');
  await (by === 'agent' ? customer : agent).message(shown ?? text).waitFor();
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(root, 'docs/images', `${name}-${colorScheme}.png`) });
    console.log(`docs/images/${name}-${colorScheme}.png`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
