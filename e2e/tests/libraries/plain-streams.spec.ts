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
  getMediaController(): Promise<{
    onEnded(listener: () => void): void;
    onMessage(listener: (event: { data: { ContentType: string } }) => void): void;
    getTranscript(request: object): Promise<{ data: { Transcript: { ContentType: string; DisplayName?: string }[] } }>;
  }>;
}
interface Contact {
  getContactId(): string;
  getInitialContactId(): string;
  isAutoAcceptEnabled(): boolean;
  getConnections(): Connection[];
  getAgentConnection(): Connection;
  addConnection(endpoint: Endpoint, callbacks: Callbacks): void;
  accept(): void;
  onConnecting(listener: () => void): void;
  onConnected(listener: () => unknown): void;
  onEnded(listener: () => void): void;
}
interface Agent {
  getAllQueueARNs(): string[];
  getAgentStates(): { name: string }[];
  setState(state: object | undefined, callbacks: Callbacks): void;
  getEndpoints(queueARNs: string[], callbacks: Callbacks): void;
}
interface Desk {
  readonly connect: {
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
