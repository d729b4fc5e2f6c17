import { ConnectClient, MonitorContactCommand } from '@aws-sdk/client-connect';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { openPlainDesk, type PlainDeskOptions } from './support/plain-desk.ts';

/** What this test uses of the unmodified libraries, on a page that has nothing else. */
interface Callbacks {
  readonly success: (answer: { endpoints: Endpoint[] }) => void;
  readonly failure: (error: unknown) => void;
}
interface Endpoint {
  readonly name: string;
}
interface Connection {
  getType(): string;
  getStatus(): { type: string };
  isSilentMonitor(): boolean;
  isBarge(): boolean;
  isBargeEnabled(): boolean;
  destroy(callbacks: Callbacks): void;
  getMediaController(): Promise<{
    onEnded(listener: () => void): void;
    onMessage(listener: (event: { data: { ContentType: string } }) => void): void;
    sendMessage(message: { contentType: string; message: string }): Promise<unknown>;
    getTranscript(request: object): Promise<{ data: { Transcript: { ContentType: string; DisplayName?: string }[] } }>;
  }>;
}
interface Contact {
  getContactId(): string;
  getInitialContactId(): string;
  isUnderSupervision(): boolean;
  bargeIn(callbacks: Callbacks): void;
  getConnections(): Connection[];
  getAgentConnection(): Connection;
  addConnection(endpoint: Endpoint, callbacks: Callbacks): void;
  accept(): void;
  onConnecting(listener: () => void): void;
  onConnected(listener: () => unknown): void;
  onEnded(listener: () => void): void;
}
interface QuickResponse {
  readonly name: string;
  readonly contents: { readonly plainText: { readonly content: string } };
  readonly attributesNotInterpolated: readonly string[];
}
interface Agent {
  getState(): { name: string };
  getAllQueueARNs(): string[];
  getAgentStates(): { name: string }[];
  setState(state: object | undefined, callbacks: Callbacks): void;
  getEndpoints(queueARNs: string[], callbacks: Callbacks): void;
}
interface Desk {
  readonly connect: {
    core: { onAuthFail(listener: () => void): void };
    QuickResponses: {
      isEnabled(): Promise<boolean>;
      searchQuickResponses(params: object): Promise<{ results: QuickResponse[] }>;
    };
    contact(listener: (contact: Contact) => void): void;
    agent(listener: (agent: Agent) => void): void;
  };
  readonly events: string[];
  contact: Contact;
  agent: Agent;
  session: Awaited<ReturnType<Connection['getMediaController']>>;
}

/** The agent takes the state Available. */
async function deskOf(browser: Browser, options: PlainDeskOptions): Promise<Page> {
  const page = await openPlainDesk(browser, options);
  await page.evaluate(async () => {
    const desk = Object.assign(window as unknown as Desk, { events: [] as string[] });
    desk.connect.core.onAuthFail(() => desk.events.push('auth failed'));
    desk.connect.contact((contact) => {
      desk.contact = contact;
      contact.onConnecting(() => desk.events.push('connecting'));
      contact.onEnded(() => desk.events.push('ended'));
      contact.onConnected(async () => {
        desk.session = await contact.getAgentConnection().getMediaController();
        desk.session.onEnded(() => desk.events.push('session ended'));
        desk.session.onMessage(({ data }) => desk.events.push(data.ContentType.split('event.').at(-1) ?? ''));
        desk.events.push('connected');
      });
    });
    desk.agent = await new Promise<Agent>((resolve) => desk.connect.agent(resolve));
    const available = desk.agent.getAgentStates().find(({ name }) => name === 'Available');
    await new Promise((success, failure) => desk.agent.setState(available, { success, failure }));
  });
  return page;
}

const events = (page: Page) => page.evaluate(() => (window as unknown as Desk).events);
const accept = (page: Page) => page.evaluate(() => (window as unknown as Desk).contact.accept());
/** Asks for the quick connect of that name. */
const invite = (page: Page, name: string) =>
  page.evaluate(async (wanted) => {
    const { agent, contact } = window as unknown as Desk;
    const { endpoints } = await new Promise<{ endpoints: Endpoint[] }>((success, failure) =>
      agent.getEndpoints(agent.getAllQueueARNs(), { success, failure }),
    );
    const endpoint = endpoints.find((candidate) => candidate.name === wanted) as Endpoint;
    await new Promise((success, failure) => contact.addConnection(endpoint, { success, failure }));
  }, name);
const connections = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as Desk).contact.getConnections().map((each) => `${each.getType()} ${each.getStatus().type}`),
  );

test('X2, X3: plain Streams and ChatJS transfer a chat to another agent, transcript and all', async ({
  browser,
  customerPage,
  stack: { emulatorUrl },
}) => {
  const ada = await deskOf(browser, { emulatorUrl, login: 'ada' });
  await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
  await expect.poll(() => events(ada)).toContain('connecting');
  await accept(ada);
  await expect.poll(() => events(ada)).toContain('connected');
  const bo = await deskOf(browser, { emulatorUrl, login: 'bo' });
  await invite(ada, 'Bo Chen');
  await expect.poll(() => events(bo)).toContain('connecting');
  await expect.poll(() => connections(ada)).toEqual(['agent connected', 'inbound connected', 'outbound connecting']);
  await accept(bo);
  await expect.poll(() => events(ada)).toEqual(['connecting', 'connected', 'transfer.succeeded', 'ended']);
  await expect.poll(() => events(bo)).toContain('connected');
  const [adas, bos, told] = await bo.evaluate(async () => {
    const { contact, session } = window as unknown as Desk;
    const { data } = await session.getTranscript({ maxResults: 100 });
    const kinds = data.Transcript.map(
      ({ ContentType, DisplayName = '-' }) => `${ContentType.split('event.').at(-1)} ${DisplayName}`,
    );
    return [contact.getInitialContactId(), contact.getContactId(), kinds] as const;
  });
  expect(adas).not.toBe(bos);
  expect(told).toEqual([
    'participant.joined Cleo',
    'text/plain Cleo',
    'participant.joined Ada Larsen',
    'transfer.succeeded -',
    'participant.left Ada Larsen',
    'participant.joined Bo Chen',
  ]);
  // The contact has ended; the session of ChatJS says nothing of it.
  expect(await events(ada)).not.toContain('session ended');
});

test('X7, A13: plain Streams keeps both agents in a multi-party chat, and sees chats accepted by themselves', async ({
  browser,
  customerPage,
  stack: { emulatorUrl },
}) => {
  const control = (path: string) =>
    fetch(`${emulatorUrl}/_emulator${path}`, { method: 'PUT', body: JSON.stringify({ enabled: true }) });
  await control('/multi-party-chat');
  await control('/agents/ada/auto-accept');
  const ada = await deskOf(browser, { emulatorUrl, login: 'ada' });
  await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
  await expect.poll(() => events(ada)).toEqual(['connecting', 'connected']);
  const bo = await deskOf(browser, { emulatorUrl, login: 'bo' });
  await invite(ada, 'Bo Chen');
  await expect.poll(() => events(bo)).toContain('connecting');
  await accept(bo);
  await expect.poll(() => connections(ada)).toEqual(['agent connected', 'inbound connected', 'outbound connected']);
  await expect.poll(() => connections(bo)).toEqual(['agent connected', 'inbound connected', 'outbound connected']);
  // ChatJS hands `participant.invited` to a listener of its own.
  expect(await events(ada)).toEqual(['connecting', 'connected', 'participant.joined']);
});

test('M2, M3, M6, P5, P6: a supervisor listens unseen, barges in and goes; an agent finds quick responses', async ({
  browser,
  customerPage,
  emulator,
  stack: { emulatorUrl },
}) => {
  await fetch(`${emulatorUrl}/_emulator/multi-party-chat`, { method: 'PUT', body: '{"enabled":true}' });
  const ada = await deskOf(browser, { emulatorUrl, login: 'ada' });
  await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
  await expect.poll(() => events(ada)).toContain('connecting');
  await accept(ada);
  await expect.poll(() => events(ada)).toContain('connected');
  const quickResponses = await ada.evaluate(async () => {
    const { connect, contact } = window as unknown as Desk;
    const { results } = await connect.QuickResponses.searchQuickResponses({
      query: 'bye',
      contactId: contact.getContactId(),
    });
    return [
      await connect.QuickResponses.isEnabled(),
      ...results.map(({ name, attributesNotInterpolated }) => [name, attributesNotInterpolated]),
    ];
  });
  expect(quickResponses).toEqual([true, ['Goodbye', ['firstName']]]);

  const bo = await deskOf(browser, { emulatorUrl, login: 'bo' });
  const { contacts } = await emulator.state();
  await monitor(emulatorUrl, { contactId: contacts[0]?.contactId, login: 'bo' });
  await expect.poll(() => events(bo)).toContain('connected');
  await customerPage.say('Are you there?');
  await expect.poll(() => events(bo)).toContain('text/plain');
  const silent = await bo.evaluate(async () => {
    const { contact, session } = window as unknown as Desk;
    const connection = contact.getAgentConnection();
    const { data } = await session.getTranscript({ maxResults: 100 });
    const read = data.Transcript.filter(({ ContentType }) => ContentType === 'text/plain').length;
    return [connection.isSilentMonitor(), connection.isBargeEnabled(), read];
  });
  expect(silent).toEqual([true, true, 2]);
  expect(await connections(ada)).toEqual(['agent connected', 'inbound connected']);
  expect(await events(ada)).not.toContain('participant.joined');

  const supervised = () => ada.evaluate(() => (window as unknown as Desk).contact.isUnderSupervision());
  expect(await supervised()).toBe(false);
  await bo.evaluate(async () => {
    const { contact, session } = window as unknown as Desk;
    await new Promise((success, failure) => contact.bargeIn({ success, failure }));
    await session.sendMessage({ contentType: 'text/plain', message: 'This is the manager' });
  });
  await expect(customerPage.message('This is the manager')).toBeVisible();
  await expect.poll(supervised).toBe(true);
  await expect.poll(() => connections(bo)).toEqual(['agent barge', 'inbound connected', 'outbound connected']);
  await bo.evaluate(async () => {
    const connection = (window as unknown as Desk).contact.getAgentConnection();
    await new Promise((success, failure) => connection.destroy({ success, failure }));
  });
  await expect.poll(() => events(bo)).toContain('ended');
  await expect.poll(supervised).toBe(false);
  expect(await connections(ada)).toEqual(['agent connected', 'inbound connected']);
});

/** As a supervisor's dashboard asks for it, by the SDK's client. */
async function monitor(emulatorUrl: string, { contactId, login }: { contactId: string | undefined; login: string }) {
  const { id, agents } = (await (await fetch(`${emulatorUrl}/_emulator/instance`)).json()) as {
    readonly id: string;
    readonly agents: readonly { readonly id: string; readonly login: string }[];
  };
  const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' };
  await new ConnectClient({ endpoint: emulatorUrl, region: 'us-west-2', credentials }).send(
    new MonitorContactCommand({
      InstanceId: id,
      ContactId: contactId,
      UserId: agents.find((agent) => agent.login === login)?.id,
      AllowedMonitorCapabilities: ['SILENT_MONITOR', 'BARGE'],
    }),
  );
}

test('A11, A14, G4: plain Streams renews its token, after one that failed, and meets a forced logout', async ({
  browser,
  emulator,
  stack: { emulatorUrl },
}) => {
  const minute = 60_000;
  const shortLived = await emulator.addFault({
    on: { operation: 'AgentToken' },
    effect: { kind: 'token-lifetime', ms: 20 * minute },
  });
  const ada = await deskOf(browser, { emulatorUrl, login: 'ada' });
  await emulator.removeFault(shortLived.id);
  await emulator.addFault({
    on: { operation: 'Authorize' },
    times: 1,
    effect: { kind: 'error', name: 'InternalServiceException', status: 500 },
  });
  // What the worker does every five minutes.
  await inSharedWorker(ada, 'connect.worker.clientEngine.checkAuthToken()');
  const expiry = () => inSharedWorker(ada, 'Number(connect.worker.clientEngine.initData.authTokenExpiration)');
  await expect.poll(expiry).toBeGreaterThan(Date.now() + 60 * minute);
  expect(await faultsLeft(emulatorUrl)).toBe(0);
  // The first token is no longer good.
  await emulator.advanceClock(21 * minute);
  await ada.evaluate(async () => {
    const { agent } = window as unknown as Desk;
    const lunch = agent.getAgentStates().find(({ name }) => name === 'Lunch');
    await new Promise((success, failure) => agent.setState(lunch, { success, failure }));
  });
  await expect.poll(() => ada.evaluate(() => (window as unknown as Desk).agent.getState().name)).toBe('Lunch');
  expect(await events(ada)).not.toContain('auth failed');

  await fetch(`${emulatorUrl}/_emulator/agents/ada/sign-out`, { method: 'POST', body: '{}' });
  await expect.poll(() => events(ada)).toContain('auth failed');
  // The panel goes to the login page, which no page may embed.
  const panel = () => ada.frames().some((frame) => frame.url().includes('/connect/ccp-v2/'));
  await expect.poll(panel).toBe(false);
});

const faultsLeft = async (emulatorUrl: string): Promise<number> => {
  const { faults } = (await (await fetch(`${emulatorUrl}/_emulator/faults`)).json()) as {
    readonly faults: readonly { readonly remaining?: number }[];
  };
  return faults.reduce((sum, { remaining = 0 }) => sum + remaining, 0);
};

interface WorkerAnswer {
  readonly id?: number;
  readonly error?: unknown;
  readonly result?: { readonly result: { readonly value?: unknown }; readonly exceptionDetails?: unknown };
}

/** Evaluates an expression in the shared worker that Streams has for a page, by the debugger: Playwright does not reach it. */
async function inSharedWorker(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('The browser is gone');
  try {
    const { targetInfo } = await (await page.context().newCDPSession(page)).send('Target.getTargetInfo');
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(
      ({ type, browserContextId }) => type === 'shared_worker' && browserContextId === targetInfo.browserContextId,
    );
    if (worker === undefined) throw new Error('There is no shared worker');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    const answered = new Promise<WorkerAnswer>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer = JSON.parse(message) as WorkerAnswer;
        if (answer.id === 1) resolve(answer);
      });
    });
    const message = { id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } };
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify(message) });
    const { result, error } = await answered;
    if (result === undefined || result.exceptionDetails !== undefined) {
      throw new Error(`The shared worker: ${JSON.stringify(error ?? result)}`);
    }
    return result.result.value;
  } finally {
    await session.detach();
  }
}
