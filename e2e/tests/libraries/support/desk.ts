import type { Browser, Page } from '@playwright/test';
import { openPlainDesk, type PlainDeskOptions } from './plain-desk.ts';

/** What these tests use of the unmodified libraries, on a page that has nothing else. */
interface Callbacks {
  readonly success: (answer: { endpoints: Endpoint[] }) => void;
  /** Given JSON text with a `type`. */
  readonly failure: (error: string) => void;
}
export interface Endpoint {
  readonly name: string;
}
interface Connection {
  getType(): string;
  getStatus(): { type: string };
  isSilentMonitor(): boolean;
  isBarge(): boolean;
  isBargeEnabled(): boolean;
  isAuthenticated(): boolean;
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
  getState(): { type: string };
  getQueue(): { name: string };
  isUnderSupervision(): boolean;
  bargeIn(callbacks: Callbacks): void;
  getConnections(): Connection[];
  getAgentConnection(): Connection;
  getInitialConnection(): Connection;
  addConnection(endpoint: Endpoint, callbacks: Callbacks): void;
  addParticipant(endpoint: Endpoint, callbacks: Callbacks): void;
  transfer(endpoint: Endpoint, callbacks: Callbacks): void;
  accept(): void;
  clear(callbacks: Callbacks): void;
  onConnecting(listener: () => void): void;
  onConnected(listener: () => unknown): void;
  onMissed(listener: () => void): void;
  onEnded(listener: () => void): void;
}
interface QuickResponse {
  readonly name: string;
  readonly contents: { readonly plainText: { readonly content: string } };
  readonly attributesNotInterpolated: readonly string[];
}
interface Agent {
  getState(): { name: string; type: string };
  getNextState(): { name: string } | undefined;
  getAllQueueARNs(): string[];
  getAgentStates(): { name: string }[];
  setState(state: object | undefined, callbacks: Callbacks, options?: { enqueueNextState: boolean }): void;
  getEndpoints(queueARNs: string[], callbacks: Callbacks): void;
  onError(listener: () => void): void;
}
export interface Desk {
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
export async function deskOf(browser: Browser, options: PlainDeskOptions): Promise<Page> {
  const page = await openPlainDesk(browser, options);
  await page.evaluate(async () => {
    const desk = Object.assign(window as unknown as Desk, { events: [] as string[] });
    desk.connect.core.onAuthFail(() => desk.events.push('auth failed'));
    desk.connect.contact((contact) => {
      desk.contact = contact;
      contact.onConnecting(() => desk.events.push('connecting'));
      contact.onMissed(() => desk.events.push('missed'));
      contact.onEnded(() => desk.events.push('ended'));
      contact.onConnected(async () => {
        desk.session = await contact.getAgentConnection().getMediaController();
        desk.session.onEnded(() => desk.events.push('session ended'));
        desk.session.onMessage(({ data }) => desk.events.push(data.ContentType.split('event.').at(-1) ?? ''));
        desk.events.push('connected');
      });
    });
    desk.agent = await new Promise<Agent>((resolve) => desk.connect.agent(resolve));
    desk.agent.onError(() => desk.events.push('agent error'));
  });
  await setState(page, 'Available');
  return page;
}

/** Sets the agent's state, or with `next` the one to come; answers the type of the error it is refused with. */
export const setState = (page: Page, name: string, { next = false } = {}) =>
  page.evaluate(
    async ([wanted, enqueueNextState]) => {
      const { agent } = window as unknown as Desk;
      const state = agent.getAgentStates().find((each) => each.name === wanted);
      return new Promise<string | undefined>((resolve) =>
        agent.setState(
          state,
          {
            success: () => resolve(undefined),
            failure: (error) => resolve((JSON.parse(error) as { type: string }).type),
          },
          { enqueueNextState },
        ),
      );
    },
    [name, next] as const,
  );

export const events = (page: Page) => page.evaluate(() => (window as unknown as Desk).events);
export const accept = (page: Page) => page.evaluate(() => (window as unknown as Desk).contact.accept());
/** Ends after contact work, or takes note of a missed chat. */
export const clear = (page: Page) =>
  page.evaluate(
    () => new Promise((success, failure) => (window as unknown as Desk).contact.clear({ success, failure })) as unknown,
  );
/** Hangs up the agent's own connection. */
export const leave = (page: Page) =>
  page.evaluate(async () => {
    const connection = (window as unknown as Desk).contact.getAgentConnection();
    await new Promise((success, failure) => connection.destroy({ success, failure }));
  });

/** Asks for the quick connect of that name; answers the type of the error it is refused with. */
export const invite = (
  page: Page,
  name: string,
  method: 'addConnection' | 'addParticipant' | 'transfer' = 'addConnection',
) =>
  page.evaluate(
    async ([wanted, how]) => {
      const { agent, contact } = window as unknown as Desk;
      const { endpoints } = await new Promise<{ endpoints: Endpoint[] }>((success, failure) =>
        agent.getEndpoints(agent.getAllQueueARNs(), { success, failure }),
      );
      const endpoint = endpoints.find((candidate) => candidate.name === wanted) as Endpoint;
      return new Promise<string | undefined>((resolve) =>
        contact[how](endpoint, {
          success: () => resolve(undefined),
          failure: (error) => resolve((JSON.parse(error) as { type: string }).type),
        }),
      );
    },
    [name, method] as const,
  );

export const connections = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as Desk).contact.getConnections().map((each) => `${each.getType()} ${each.getStatus().type}`),
  );
