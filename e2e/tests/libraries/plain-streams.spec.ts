import { ConnectClient, MonitorContactCommand } from '@aws-sdk/client-connect';
import { expect, test } from '../../support/fixtures.ts';
import { startEmulator } from '../../support/own-emulator.ts';
import { accept, clear, connections, type Desk, deskOf, events, invite, leave, setState } from './support/desk.ts';
import { inSharedWorker } from './support/shared-worker.ts';

// A desk that stays open goes on asking.
test.afterEach(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())));

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

test('X7, A13, S21: plain Streams keeps both agents in a multi-party chat, sees chats accepted by themselves and who has signed in', async ({
  browser,
  customerPage,
  emulator,
  stack: { emulatorUrl },
}) => {
  await emulator.allowMultiPartyChat();
  await emulator.acceptByItself('ada');
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
  await expect.poll(() => events(ada)).toEqual(['connecting', 'connected', 'participant.joined']);

  const hasSignedIn = () =>
    ada.evaluate(() => (window as unknown as Desk).contact.getInitialConnection().isAuthenticated());
  expect(await hasSignedIn()).toBe(false);
  const { contacts } = await emulator.state();
  await emulator.signCustomerIn(contacts.find(({ agent }) => agent === 'ada')?.contactId ?? '');
  await expect.poll(hasSignedIn).toBe(true);
});

test('C4, C6, X6, A5, A9: plain Streams misses a chat, takes it, passes it to a queue, and is at lunch once that is cleared', async ({
  browser,
  customerPage,
  emulator,
  stack: { emulatorUrl },
}) => {
  const ada = await deskOf(browser, { emulatorUrl, login: 'ada' });
  const states = () =>
    ada.evaluate(() => {
      const { agent } = window as unknown as Desk;
      return [agent.getState().name, agent.getNextState()?.name ?? 'none'];
    });
  await customerPage.startChat({ name: 'Cleo', message: 'Hello?' });
  await expect.poll(() => events(ada)).toEqual(['connecting']);
  await emulator.advanceClock(20_000);
  await expect.poll(() => events(ada)).toEqual(['connecting', 'ended', 'missed']);
  const missed = await ada.evaluate(() => {
    const { contact } = window as unknown as Desk;
    return [contact, contact.getAgentConnection(), contact.getInitialConnection()].map((each) =>
      'getState' in each ? each.getState().type : each.getStatus().type,
    );
  });
  expect(missed).toEqual(['missed', 'disconnected', 'connected']);
  // Only a missed call changes the agent's state.
  expect(await states()).toEqual(['Available', 'none']);

  await clear(ada);
  await emulator.advanceClock(2_000);
  await expect.poll(() => events(ada)).toEqual(['connecting', 'ended', 'missed', 'connecting']);
  await accept(ada);
  await expect.poll(() => events(ada)).toContain('connected');
  expect(await setState(ada, 'Lunch')).toBe('InvalidStateException');
  expect(await setState(ada, 'Lunch', { next: true })).toBeUndefined();
  await expect.poll(states).toEqual(['Busy', 'Lunch']);

  await invite(ada, 'Billing');
  await leave(ada);
  await expect.poll(() => events(ada)).toEqual(expect.arrayContaining(['transfer.succeeded']));
  await expect.poll(states).toEqual(['AfterCallWork', 'Lunch']);
  expect((await emulator.state()).queued).toHaveLength(1);
  const bo = await deskOf(browser, { emulatorUrl, login: 'bo' });
  await expect.poll(() => events(bo)).toEqual(['connecting']);
  expect(await bo.evaluate(() => (window as unknown as Desk).contact.getQueue().name)).toBe('Billing');
  await accept(bo);
  await expect.poll(() => events(bo)).toContain('connected');
  await customerPage.say('Still here');
  await expect.poll(() => events(bo)).toContain('text/plain');
  await clear(ada);
  await expect.poll(states).toEqual(['Lunch', 'none']);
  expect(await events(ada)).not.toContain('text/plain');
});

test('X7, X9: plain Streams brings six into a chat, is refused the seventh, and passes the chat on to one', async ({
  browser,
}) => {
  const unattended = ['cem', 'dee', 'eli', 'fay'];
  await using own = await startEmulator([
    '--multi-party-chat',
    ...unattended.map((login) => `--agent=${login}=${login}`),
  ]);
  const { client } = own;
  const ada = await deskOf(browser, { emulatorUrl: client.url, login: 'ada' });
  await client.startCustomer({ scriptId: 'billing' });
  await expect.poll(() => events(ada)).toContain('connecting');
  await accept(ada);
  await expect.poll(() => events(ada)).toContain('connected');
  const bo = await deskOf(browser, { emulatorUrl: client.url, login: 'bo' });
  expect(await invite(ada, 'Bo Chen', 'addParticipant')).toBeUndefined();
  await expect.poll(() => events(bo)).toContain('connecting');
  await accept(bo);
  await expect.poll(() => events(bo)).toContain('connected');
  // Nobody looks at these: they accept by themselves, within a second.
  const comesIn = async (login: string, method: 'addParticipant' | 'transfer') => {
    await client.acceptByItself(login);
    await client.setAgentState(login, 'Available');
    const refused = await invite(ada, login, method);
    await client.advanceClock(1_000);
    return refused;
  };
  for (const login of ['cem', 'dee', 'eli']) expect(await comesIn(login, 'addParticipant')).toBeUndefined();
  const everybody = ['agent connected', 'inbound connected', ...Array.from({ length: 4 }, () => 'outbound connected')];
  await expect.poll(() => connections(ada)).toEqual(everybody);
  await expect.poll(() => connections(bo)).toEqual(everybody);
  expect(await comesIn('fay', 'addParticipant')).toBe('InvalidStateException');
  await bo.evaluate(() =>
    (window as unknown as Desk).session.sendMessage({ contentType: 'text/plain', message: 'Bo here' }),
  );
  await expect.poll(() => events(ada)).toContain('text/plain');

  expect(await comesIn('fay', 'transfer')).toBeUndefined();
  for (const desk of [ada, bo])
    await expect.poll(() => events(desk)).toEqual(expect.arrayContaining(['transfer.succeeded', 'ended']));
  const inChat = async () => {
    const { agents } = await client.state();
    return agents
      .filter(({ contacts }) => contacts.some(({ state }) => state === 'connected'))
      .map(({ login }) => login);
  };
  await expect.poll(inChat).toEqual(['fay']);
});

test('M2, M3, M6, P5, P6: a supervisor listens unseen, barges in and goes; an agent finds quick responses', async ({
  browser,
  customerPage,
  emulator,
  stack: { emulatorUrl },
}) => {
  await emulator.allowMultiPartyChat();
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
  await leave(bo);
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
  await setState(ada, 'Lunch');
  await expect.poll(() => ada.evaluate(() => (window as unknown as Desk).agent.getState().name)).toBe('Lunch');
  expect(await events(ada)).not.toContain('auth failed');

  await emulator.signOut('ada');
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
