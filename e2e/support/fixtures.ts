import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type LaunchOptions, type Page, test as base } from '@playwright/test';
import { freePorts } from '../../tools/lib/ports.ts';
import { processGroup } from '../../tools/lib/process-group.ts';
import { type Stack, type StackOptions, startStack } from '../../tools/lib/stack.ts';
import { type AgentLogin, AgentPage } from './agent-page.ts';
import { browserOptions } from './browser-options.ts';
import { CustomerPage } from './customer-page.ts';
import { EmulatorClient } from './emulator-client.ts';
import { foreignHosts } from './net-log.ts';
import { withTwoServers } from './two-servers.ts';

interface WorkerFixtures {
  launchOptions: LaunchOptions;
  /** Settings of the server that differ from those of `npm start`: `test.use({ settings: {...} })` for a whole file. */
  settings: Readonly<Record<string, string>>;
  /** `two`: two server processes on one PostgreSQL, asked in turns. Of a whole project. */
  servers: 'one' | 'two';
  /** Emulator and server of this worker, on ports of their own. */
  stack: Stack;
}

interface TestFixtures {
  /** The emulator's control API; no contact and no fault is left from the test before. */
  emulator: EmulatorClient;
  /** The desktop, signed in as Ada, with her state set to Available. */
  agentPage: AgentPage;
  /** The same for an agent of one's choice, in a browser profile of its own. */
  signIn: (login: AgentLogin) => Promise<AgentPage>;
  customerPage: CustomerPage;
  /** Further customers, each in a browser profile of their own. */
  newCustomer: () => Promise<CustomerPage>;
}

/** Limits that a test suite reaches and people do not. */
const UNHURRIED = { LIAISON_CHATS_PER_MINUTE: '100000', LIAISON_REQUESTS_PER_MINUTE: '1000000' };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // After the browser has ended, what it asked the network for is read: a test run that reached for the internet fails.
  launchOptions: [
    async ({}, use, { workerIndex, project }) => {
      const netLog = `${project.outputDir}-net-log-${workerIndex}.json`;
      await rm(netLog, { force: true });
      await use(browserOptions(netLog));
      if (!existsSync(netLog)) return; // no test of this worker used the browser
      expect(await foreignHosts(netLog), 'hosts besides 127.0.0.1 that the browser asked for').toEqual([]);
    },
    { scope: 'worker' },
  ],

  settings: [{}, { option: true, scope: 'worker' }],
  servers: ['one', { option: true, scope: 'worker' }],

  stack: [
    async ({ settings, servers }, use, { workerIndex }) => {
      const processes = processGroup();
      const data = await mkdtemp(join(tmpdir(), 'liaison-e2e-'));
      const options: StackOptions = {
        processes,
        ports: await freePorts(),
        env: { ...process.env, ...UNHURRIED, LIAISON_DATA_DIR: data, ...settings },
        onLine: ({ process: name, line, stream }) => {
          if (name === 'server' || stream === 'err') process.stdout.write(`[${workerIndex}] ${name}: ${line}\n`);
        },
      };
      try {
        if (servers === 'one') await use(await startStack(options));
        else await withTwoServers(options, use);
      } finally {
        await processes[Symbol.asyncDispose]();
        await rm(data, { recursive: true });
      }
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ stack }, use) => use(stack.serverUrl),

  emulator: [
    async ({ stack }, use) => {
      const emulator = new EmulatorClient(stack.emulatorUrl);
      await emulator.reset();
      await use(emulator);
    },
    { auto: true },
  ],

  signIn: async ({ browser, baseURL, emulator: _ready }, use) =>
    withContexts({ browser, baseURL }, (newPage) =>
      use(async (login) => {
        const agent = new AgentPage(await newPage());
        await agent.signIn(login);
        await agent.setState('Available');
        return agent;
      }),
    ),

  agentPage: async ({ signIn }, use) => use(await signIn('ada')),

  newCustomer: async ({ browser, baseURL, emulator: _ready }, use) =>
    withContexts({ browser, baseURL }, (newPage) => use(async () => new CustomerPage(await newPage()))),

  customerPage: async ({ newCustomer }, use) => use(await newCustomer()),
});

interface Origin {
  readonly browser: Browser;
  readonly baseURL: string | undefined;
}

/** Browser profiles that are closed afterwards. */
async function withContexts({ browser, baseURL }: Origin, use: (newPage: () => Promise<Page>) => Promise<void>) {
  const contexts = new Set<{ close(): Promise<void> }>();
  try {
    await use(async () => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      contexts.add(context);
      return context.newPage();
    });
  } finally {
    await Promise.all([...contexts].map((context) => context.close()));
  }
}

export { expect };
