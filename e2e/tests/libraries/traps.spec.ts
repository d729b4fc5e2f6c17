import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { openPlainDesk } from './support/plain-desk.ts';

/**
 * What the unmodified libraries do that `packages/amazon-connect` contains, each seen on the real ones. A test that fails after an update says
 * that a row of that package's README is out of date.
 */

type Listener = (event: { readonly data: Item; readonly [member: string]: unknown }) => void;
interface Item {
  readonly Id?: string;
  readonly Content?: string;
  readonly ContentType?: string;
}
interface Session {
  connect(): Promise<unknown> | undefined;
  onMessage(listener: Listener): unknown;
  onReadReceipt(listener: Listener): unknown;
  onEnded(listener: Listener): unknown;
  sendEvent(event: object): Promise<unknown>;
  sendMessage(message: object): Promise<unknown>;
  sendAttachment(attachment: { attachment: File }): Promise<unknown>;
  downloadAttachment(attachment: { attachmentId: string }): Promise<Blob>;
  getTranscript(request: object): Promise<unknown>;
}
interface Connection {
  getMediaController(): Promise<Session>;
}
interface Contact {
  getContactId(): string;
  getState(): { readonly type: string };
  getAgentConnection(): Connection;
  accept(): void;
  clear(callbacks: Callbacks): void;
  onConnecting(listener: () => void): void;
  onConnected(listener: () => void): void;
  onError(listener: () => void): void;
}
interface Callbacks {
  readonly success: (answer: unknown) => void;
  readonly failure: (error: unknown) => void;
}
interface Agent {
  getAgentStates(): { readonly name: string }[];
  setState(state: object | undefined, callbacks: Callbacks, options?: object): void;
}
interface Traps {
  readonly connect: {
    readonly core: { getWebSocketManager(): object };
    readonly ChatSession: { create(options: object): Session };
    contact(listener: (contact: Contact) => void): void;
    agent(listener: (agent: Agent) => void): void;
    getLog(): { readonly _logs: readonly object[] };
  };
  readonly contacts: Contact[];
  readonly sessions: Session[];
  readonly heard: string[];
  agent: Agent;
}

/** How long ChatJS waits after a renewal that failed, ms. */
const TWELVE_HOURS = 12 * 60 * 60 * 1000;

const traps = () => window as unknown as Traps;

/** Takes the state Available and keeps what the libraries give; functions that run in the page find it by `traps()`. */
async function openDesk(page: Page): Promise<void> {
  await page.addScriptTag({ content: `const traps = ${traps.toString()};` });
  await page.evaluate(async () => {
    const desk = Object.assign(traps(), {
      contacts: [] as Contact[],
      sessions: [] as Session[],
      heard: [] as string[],
    });
    desk.connect.contact((contact) => desk.contacts.push(contact));
    desk.agent = await new Promise<Agent>((resolve) => desk.connect.agent(resolve));
    const available = desk.agent.getAgentStates().find(({ name }) => name === 'Available');
    await new Promise((success, failure) => desk.agent.setState(available, { success, failure }));
  });
}

test.beforeEach(async ({ stack: { emulatorUrl } }) => {
  await fetch(`${emulatorUrl}/_emulator/agents/ada/auto-accept`, {
    method: 'PUT',
    body: JSON.stringify({ enabled: true }),
  });
});

/** A customer without a page. Answers the token with which they may do things in the chat. */
async function startChat(page: Page, urls: { serverUrl: string; emulatorUrl: string }): Promise<string> {
  const started = await page.request.post(`${urls.serverUrl}/api/chats`, { data: { displayName: 'Cleo' } });
  const { participantToken } = (await started.json()) as { participantToken: string };
  const connected = await page.request.post(`${urls.emulatorUrl}/participant/connection`, {
    headers: { 'X-Amz-Bearer': participantToken },
    data: { Type: ['CONNECTION_CREDENTIALS'], ConnectParticipant: true },
  });
  const { ConnectionCredentials } = (await connected.json()) as { ConnectionCredentials: { ConnectionToken: string } };
  return ConnectionCredentials.ConnectionToken;
}

/** Waits until the agent has so many chats, and opens the session of each. */
async function openSessions(page: Page, count: number): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => traps().contacts.filter((contact) => contact.getState().type === 'connected').length),
    )
    .toBe(count);
  await page.evaluate(async () => {
    for (const contact of traps().contacts) {
      traps().sessions.push(await contact.getAgentConnection().getMediaController());
    }
  });
}

const heard = (page: Page) => page.evaluate(() => traps().heard);

// A desk that stays open goes on asking.
test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

test('ChatJS mixes up chats, swallows errors and hands out tokens', async ({ browser, stack, emulator }) => {
  const page = await openPlainDesk(browser, { emulatorUrl: stack.emulatorUrl, login: 'ada' });
  await openDesk(page);
  const customer = await startChat(page, stack);
  await startChat(page, stack);
  await openSessions(page, 2);
  const events: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/participant/event')) events.push(request.postDataJSON().ContentType);
  });
  const pageErrors: Error[] = [];
  page.on('pageerror', (error) => pageErrors.push(error));

  await test.step('one typing throttle for all chats', async () => {
    const typing = 'application/vnd.amazonaws.connect.event.typing';
    await page.evaluate(async (contentType) => {
      for (const session of traps().sessions) await session.sendEvent({ contentType });
    }, typing);
    expect(events.filter((type) => type === typing)).toHaveLength(1);
  });

  await test.step('a second connect answers nothing', async () => {
    expect(await page.evaluate(() => typeof traps().sessions[0]?.connect())).toBe('undefined');
  });

  await test.step('listeners cannot be taken off, their exceptions vanish, and each event carries the tokens', async () => {
    const [off] = await page.evaluate(() =>
      traps().sessions.map((session, at) =>
        String(
          session.onMessage((event) => {
            const has = (token: string) => (JSON.stringify(event).includes(`"${token}":"`) ? 'with' : 'without');
            traps().heard.push(`${at} ${event.data.Content} ${has('participantToken')} ${has('connectionToken')}`);
            throw new Error('A mistake in a listener');
          }),
        ),
      ),
    );
    expect(off).toBe('undefined');
    await emulator.addFault({ on: { operation: 'AgentSocket' }, times: 1, effect: { kind: 'duplicate-frame' } });
    await page.request.post(`${stack.emulatorUrl}/participant/message`, {
      headers: { 'X-Amz-Bearer': customer },
      data: { ContentType: 'text/plain', Content: 'Twice' },
    });
    // The same Id twice: told twice.
    await expect.poll(() => heard(page)).toEqual(['0 Twice with with', '0 Twice with with']);
    expect(pageErrors).toEqual([]);
  });

  await test.step('a receipt in one chat reaches all', async () => {
    const { data } = await page.evaluate(async () => {
      for (const [at, session] of traps().sessions.entries()) {
        session.onReadReceipt(() => traps().heard.push(`${at} read`));
      }
      return (await traps().sessions[0]?.sendMessage({ message: 'Hello', contentType: 'text/plain' })) as {
        data: { Id: string };
      };
    });
    await page.request.post(`${stack.emulatorUrl}/participant/event`, {
      headers: { 'X-Amz-Bearer': customer },
      data: {
        ContentType: 'application/vnd.amazonaws.connect.event.message.read',
        Content: JSON.stringify({ messageId: data.Id }),
      },
    });
    await expect.poll(() => heard(page)).toEqual(expect.arrayContaining(['0 read', '1 read']));
  });

  await test.step('a file that the storage refused is told to the service as stored', async () => {
    const on = { operation: 'PutObject' };
    const { id } = await emulator.addFault({ on, effect: { kind: 'error', name: 'AccessDenied', status: 403 } });
    const completed = page.waitForRequest((request) => request.url().endsWith('/complete-attachment-upload'));
    await page.evaluate(() => {
      const attachment = new File(['x'], 'order.txt', { type: 'text/plain' });
      void traps().sessions[0]?.sendAttachment({ attachment });
    });
    await completed;
    await emulator.removeFault(id);
  });

  await test.step('an error page of the storage is handed over as the file', async () => {
    const attachmentId = await page.evaluate(async () => {
      const session = traps().sessions[0] as Session;
      await session.sendAttachment({ attachment: new File(['x'], 'order.txt', { type: 'text/plain' }) });
      const { data } = (await session.getTranscript({ maxResults: 100 })) as {
        data: { Transcript: { Attachments?: { AttachmentId: string }[] }[] };
      };
      return data.Transcript.flatMap(({ Attachments = [] }) => Attachments).at(-1)?.AttachmentId ?? '';
    });
    await emulator.advanceClock(5000);
    const on = { operation: 'GetObject' };
    const fault = await emulator.addFault({ on, effect: { kind: 'error', name: 'AccessDenied', status: 403 } });
    const file = await page.evaluate(
      async (id) => (await traps().sessions[0]?.downloadAttachment({ attachmentId: id }))?.text(),
      attachmentId,
    );
    expect(file).toContain('AccessDenied');
    await emulator.removeFault(fault.id);
  });

  await test.step('credentials with less than a minute left are renewed without a pause, failed ones after twelve hours', async () => {
    const delays = await page.evaluate(async (twelveHours) => {
      const { connect } = traps();
      const delays: number[] = [];
      const setTimeout = window.setTimeout.bind(window);
      window.setTimeout = ((callback: () => void, delay?: number) => {
        delays.push(delay ?? 0);
        if (delay === twelveHours) done.resolve();
        return setTimeout(callback, delay);
      }) as typeof window.setTimeout;
      const done = Promise.withResolvers<void>();
      let asked = 0;
      // Ten times a token that has half a minute left, then a refusal.
      const getConnectionToken = () => {
        asked += 1;
        if (asked > 10) return Promise.reject(new Error('Refused'));
        const chatTokenTransport = { participantToken: 'token', expiry: new Date(Date.now() + 30_000) };
        return Promise.resolve({ chatTokenTransport });
      };
      const session = connect.ChatSession.create({
        chatDetails: { contactId: 'c', participantId: 'p', participantToken: 't', getConnectionToken },
        type: 'AGENT',
        options: { region: 'us-west-2' },
        websocketManager: connect.core.getWebSocketManager(),
      });
      await session.connect();
      await done.promise;
      window.setTimeout = setTimeout;
      return delays;
    }, TWELVE_HOURS);
    // It wants each token renewed a minute before its end: at once.
    expect(delays.filter((delay) => delay < 0)).toHaveLength(10);
  });
});

test('Streams keeps a failure for ever, tokens in its log, and some answers to itself', async ({
  browser,
  stack,
  emulator,
}) => {
  const page = await openPlainDesk(browser, { emulatorUrl: stack.emulatorUrl, login: 'ada' });
  await openDesk(page);

  await test.step('the first failure of a media controller is every later answer', async () => {
    const effect = { kind: 'error', name: 'InternalServerException', status: 500 };
    for (const operation of ['CreateTransport', 'CreateParticipantConnection']) {
      await emulator.addFault({ on: { operation, agent: 'ada' }, effect });
    }
    await startChat(page, stack);
    await expect.poll(() => page.evaluate(() => traps().contacts[0]?.getState().type)).toBe('connected');
    const outcome = () =>
      page.evaluate(() =>
        traps()
          .contacts[0]?.getAgentConnection()
          .getMediaController()
          .then(
            () => 'a controller',
            (error: unknown) => JSON.stringify(error),
          ),
      );
    const first = await outcome();
    await emulator.clearFaults();
    expect(first).not.toBe('a controller');
    expect(await outcome()).toBe(first);
  });

  await test.step('its log holds tokens', async () => {
    const tokens = await page.evaluate(
      () => JSON.stringify(traps().connect.getLog()._logs).match(/"participantToken":"[^"]{20,}"/g)?.length,
    );
    expect(tokens).toBeGreaterThan(0);
  });

  await test.step('a call that is refused is never answered, one that fails is with JSON in a text', async () => {
    const refused = { kind: 'error', name: 'AccessDeniedException', status: 403 };
    await emulator.addFault({ on: { operation: 'PutAgentState' }, times: 1, effect: refused });
    const failed = { kind: 'error', name: 'ContactNotFoundException', status: 400 };
    await emulator.addFault({ on: { operation: 'ClearContact' }, times: 1, effect: failed });
    const answers = await page.evaluate(async () => {
      const { agent, contacts } = traps();
      const told: string[] = [];
      const [state] = agent.getAgentStates();
      const tell = (name: string) => ({
        success: () => told.push(`${name} worked`),
        failure: (error: unknown) => told.push(`${name} failed: ${typeof error} ${String(error)}`),
      });
      agent.setState(state, tell('setState'), { enqueueNextState: true });
      await new Promise<void>((resolve) => {
        const { failure, success } = tell('clear');
        contacts[0]?.clear({ success, failure: (error) => (failure(error), resolve()) });
      });
      return told;
    });
    expect(answers).toEqual([expect.stringMatching(/^clear failed: string \{.*"ContactNotFoundException"/)]);
  });
});
