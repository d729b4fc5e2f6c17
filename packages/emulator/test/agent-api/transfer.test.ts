import { GetTranscriptCommand, SendEventCommand, SendMessageCommand } from '@aws-sdk/client-connectparticipant';
import { EventContentType } from '@liaison/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { resetWorld } from '../../src/world/reset-world.ts';
import type { Contact } from '../../src/world/state.ts';
import { withAgents } from '../../src/world/with-agents.ts';
import { type AgentPage, agentPage } from '../support/agent-page.ts';
import { connectedChat, participantClient } from '../support/chat.ts';
import { TestSocket } from '../support/test-socket.ts';

interface ShownConnection {
  readonly connectionId: string;
  readonly type: string;
  readonly endpoint: { readonly type: string; readonly name?: string };
  readonly state: { readonly type: string };
}
interface ShownContact {
  readonly contactId: string;
  readonly initialContactId: string;
  readonly initiationMethod: string;
  readonly state: { readonly type: string };
  readonly connections: readonly ShownConnection[];
}
const contactsOf = async (page: AgentPage) =>
  ((await page.call('GetAgentSnapshot')).body['snapshot'] as { contacts: ShownContact[] }).contacts;
const contactOf = async (page: AgentPage, contactId: string) =>
  (await contactsOf(page)).find((contact) => contact.contactId === contactId);
const outbound = (contact: ShownContact | undefined) =>
  contact?.connections
    .filter(({ type }) => type === 'outbound')
    .map(({ endpoint, state }) => [endpoint.name, state.type]);

interface Endpoint {
  readonly endpointARN: string;
  readonly type: string;
  readonly name: string;
}
async function endpoint(page: AgentPage, name: string): Promise<Endpoint> {
  const { body } = await page.call('GetEndpoints', { queueARNs: [defaultInstance.queues[0].arn] });
  const found = (body['endpoints'] as Endpoint[]).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`No quick connect ${name}`);
  return found;
}
type Inviting = 'CreateAdditionalConnection' | 'AddNewConnection' | 'TransferContact';
const ask = async (page: AgentPage, operation: Inviting, { contactId, name }: { contactId: string; name: string }) =>
  page.call(operation, { contactId, endpoint: await endpoint(page, name) });
const add = (page: AgentPage, contactId: string, name: string) =>
  ask(page, 'CreateAdditionalConnection', { contactId, name });

/** What happened in the conversation, e.g. `transfer.succeeded` or `participant.left Ada Larsen`. */
const eventsOf = ({ transcript }: Contact) =>
  transcript.items
    .filter(({ Type }) => Type === 'EVENT')
    .map(({ ContentType, DisplayName }) => [ContentType?.split('event.')[1], DisplayName].filter(Boolean).join(' '));

const clock = new ManualClock();
let emulator: Emulator;
const available = (...logins: string[]) => {
  for (const login of logins) putAgentState(emulator.world, { login, state: 'Available' });
};
const send = (token: string) =>
  participantClient(emulator).send(
    new SendMessageCommand({ ConnectionToken: token, ContentType: 'text/plain', Content: 'Hello' }),
  );
/** The connection token of the agent who takes part in the contact. */
async function chatToken(page: AgentPage, contactId: string): Promise<string> {
  const shown = await contactOf(page, contactId);
  const participantId = shown?.connections.find(({ type }) => type === 'agent')?.connectionId;
  const { body } = await page.call('CreateTransport', { transportType: 'chat_token', contactId, participantId });
  return (body['chatTokenTransport'] as { participantToken: string }).participantToken;
}

/** Ada has a chat and asks for Bo. */
async function adaAsksBo({ boAvailable = true } = {}) {
  const [ada, bo] = [await agentPage(emulator), await agentPage(emulator, 'bo')];
  const chat = connectedChat(emulator);
  if (boAvailable) available('bo');
  expect((await add(ada, chat.contact.id, 'Bo Chen')).status).toBe(200);
  return { ...chat, ada, bo, offered: (await contactsOf(bo))[0] };
}

/** Ada has a chat; the others come in, each invited by her. */
async function party(...logins: string[]) {
  const ada = await agentPage(emulator);
  const chat = connectedChat(emulator);
  for (const login of logins) {
    available(login);
    expect((await add(ada, chat.contact.id, login)).status).toBe(200);
    const [contactId] = emulator.world.agents.get(login)?.assignments.keys() ?? [];
    acceptContact(emulator.world, { login, contactId: contactId ?? '' });
  }
  return { ...chat, ada };
}

const pageOf = async (login: string) => {
  const page = await agentPage(emulator, login);
  return { page, contact: (await contactsOf(page))[0] as ShownContact };
};

describe('transfer by quick connect', () => {
  beforeAll(async () => {
    emulator = await createEmulator({ clock, seed: 1 });
  });
  afterAll(() => emulator[Symbol.asyncDispose]());
  beforeEach(() => resetWorld(emulator.world));

  it('X1: lists queues and agents, by page', async () => {
    const page = await agentPage(emulator);
    const list = async (input: object) =>
      (await page.call('GetEndpoints', { queueARNs: [], ...input })).body as {
        endpoints: Endpoint[];
        nextToken?: string;
      };
    const first = await list({ maxResults: 3 });
    const second = await list({ maxResults: 3, nextToken: first.nextToken });
    expect([...first.endpoints, ...second.endpoints]).toEqual([
      expect.objectContaining({ type: 'queue', name: 'Support', queue: expect.objectContaining({ name: 'Support' }) }),
      expect.objectContaining({ type: 'queue', name: 'Billing' }),
      expect.objectContaining({ type: 'agent', name: 'Ada Larsen', agentLogin: 'ada' }),
      expect.objectContaining({ type: 'agent', name: 'Bo Chen', agentLogin: 'bo' }),
    ]);
    expect(second.nextToken).toBeUndefined();
  });

  it('X2: rings at the other agent as a new contact of the same conversation; the first one stays meanwhile', async () => {
    const { ada, contact, offered, customerToken, agentToken } = await adaAsksBo();
    expect(offered).toMatchObject({
      initialContactId: contact.id,
      initiationMethod: 'transfer',
      state: { type: 'connecting' },
    });
    expect(offered?.contactId).not.toBe(contact.id);
    expect(outbound(await contactOf(ada, contact.id))).toEqual([['Bo Chen', 'connecting']]);
    expect((await send(agentToken)).Id).toBeTruthy();
    expect((await send(customerToken)).Id).toBeTruthy();
    expect(eventsOf(contact)).not.toContain('transfer.succeeded');
  });

  it('X3: passes to who accepts: the first agent is told and goes to after contact work, the transcript goes along', async () => {
    const { ada, bo, contact, customer, offered, customerToken, agentToken } = await adaAsksBo();
    const { body } = await ada.call('CreateTransport', { transportType: 'web_socket' });
    using socket = await TestSocket.subscribed(
      (body['webSocketTransport'] as { url: string }).url.replace('wss', 'ws'),
    );
    const before = await send(agentToken);
    await bo.call('AcceptContact', { contactId: offered?.contactId });
    await socket.item(({ ContentType }) => ContentType === EventContentType.transferSucceeded);
    expect(eventsOf(contact)).toEqual([
      'participant.joined Cleo',
      'participant.joined Ada Larsen',
      'transfer.succeeded',
      'participant.left Ada Larsen',
      'participant.joined Bo Chen',
    ]);
    expect((await contactOf(ada, contact.id))?.state.type).toBe('ended');
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'AGENT_DISCONNECT' });
    await expect(send(agentToken)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const after = await send(customerToken);
    const { Transcript } = await participantClient(emulator).send(
      new GetTranscriptCommand({ ConnectionToken: await chatToken(bo, offered?.contactId ?? ''), MaxResults: 100 }),
    );
    expect(Transcript?.find(({ Id }) => Id === before.Id)?.ContactId).toBe(contact.id);
    expect(Transcript?.find(({ Id }) => Id === after.Id)?.ContactId).toBe(offered?.contactId);
    expect(customer.contactId).toBe(offered?.contactId);
    expect(emulator.world.contacts.get(offered?.contactId ?? '')).toMatchObject({
      previousContactId: contact.id,
      initiationMethod: 'TRANSFER',
    });
    await bo.call('DestroyConnection', {
      contactId: offered?.contactId,
      connectionId: (await contactOf(bo, offered?.contactId ?? ''))?.connections[0]?.connectionId,
    });
    expect(eventsOf(contact).slice(-2)).toEqual(['participant.left Bo Chen', 'chat.ended']);
  });

  it.each([
    ['rejects', (bo: AgentPage, contactId: string) => bo.call('RejectContact', { contactId })],
    ['lets it ring', async () => clock.advance(20_000)],
  ])('X4: fails when the other agent %s; the first one goes on', async (_what, pass) => {
    const { ada, bo, contact, offered, agentToken } = await adaAsksBo();
    await pass(bo, offered?.contactId ?? '');
    expect(eventsOf(contact).at(-1)).toBe('transfer.failed');
    expect(outbound(await contactOf(ada, contact.id))).toEqual([]);
    expect((await send(agentToken)).Id).toBeTruthy();
    expect(emulator.world.contacts.get(offered?.contactId ?? '')?.state).toBe('ended');
    expect((await bo.call('ClearContact', { contactId: offered?.contactId })).status).toBe(200);
  });

  it('X4: fails at once when the other agent is not available', async () => {
    const { contact, offered } = await adaAsksBo({ boAvailable: false });
    expect(offered).toBeUndefined();
    expect(eventsOf(contact).at(-1)).toBe('transfer.failed');
    expect(contact.state).toBe('connected');
  });

  it('X5: can be called off by the connection that is being made', async () => {
    const { ada, bo, contact, offered } = await adaAsksBo();
    const connectionId = (await contactOf(ada, contact.id))?.connections.find(
      ({ type }) => type === 'outbound',
    )?.connectionId;
    expect((await ada.call('DestroyConnection', { contactId: contact.id, connectionId })).status).toBe(200);
    expect((await contactOf(bo, offered?.contactId ?? ''))?.state.type).toBe('missed');
    expect(eventsOf(contact).at(-1)).toBe('transfer.failed');
    expect(contact.state).toBe('connected');
  });

  it('X6: waits in the queue when the first agent leaves before anybody accepts', async () => {
    const [ada, bo] = [await agentPage(emulator), await agentPage(emulator, 'bo')];
    const { contact, agent, customerToken } = connectedChat(emulator);
    await add(ada, contact.id, 'Billing');
    expect(contact.state).toBe('connected');
    await ada.call('DestroyConnection', { contactId: contact.id, connectionId: agent.id });
    expect(eventsOf(contact).slice(-2)).toEqual(['transfer.succeeded', 'participant.left Ada Larsen']);
    expect((await send(customerToken)).Id).toBeTruthy();
    available('bo');
    const offered = (await contactsOf(bo))[0];
    expect(offered).toMatchObject({ initialContactId: contact.id, queue: { name: 'Billing' } });
    await bo.call('AcceptContact', { contactId: offered?.contactId });
    expect(eventsOf(contact).at(-1)).toBe('participant.joined Bo Chen');
  });

  it('X6: ends with the chat for whom it rings', async () => {
    const { bo, contact, customer, offered } = await adaAsksBo();
    const page = await agentPage(emulator);
    await page.call('DestroyConnection', { contactId: contact.id, connectionId: customer.id });
    expect((await contactOf(bo, offered?.contactId ?? ''))?.state.type).toBe('missed');
    expect(eventsOf(contact).filter((event) => event === 'chat.ended')).toHaveLength(1);
    expect([...emulator.world.contacts.values()].map(({ state }) => state)).toEqual(['ended', 'ended']);
  });

  it('X1: refuses an unknown endpoint, oneself, and a second transfer at a time', async () => {
    const ada = await agentPage(emulator);
    const { contact } = connectedChat(emulator);
    const unknown = { contactId: contact.id, endpoint: { endpointARN: 'arn:none', type: 'agent' } };
    expect((await ada.call('CreateAdditionalConnection', unknown)).body['__type']).toBe('EndpointNotFoundException');
    expect((await add(ada, contact.id, 'Ada Larsen')).body['__type']).toBe('EndpointNotFoundException');
    await add(ada, contact.id, 'Billing');
    expect((await add(ada, contact.id, 'Support')).body['__type']).toBe('InvalidStateException');
    expect((await ada.call('ConferenceConnections', { contactId: contact.id })).body['__type']).toBe(
      'InvalidStateException',
    );
  });

  it('X9: AddNewConnection needs multi-party chat; TransferContact passes on without it too', async () => {
    const [ada, { contact }] = [await agentPage(emulator), connectedChat(emulator)];
    const asked = { contactId: contact.id, name: 'Bo Chen' };
    expect((await ask(ada, 'AddNewConnection', asked)).body['__type']).toBe('InvalidStateException');
    available('bo');
    expect((await ask(ada, 'TransferContact', asked)).status).toBe(200);
    const [contactId = ''] = emulator.world.agents.get('bo')?.assignments.keys() ?? [];
    acceptContact(emulator.world, { login: 'bo', contactId });
    expect(eventsOf(contact)).toContain('transfer.succeeded');
  });
});

describe('multi-party chat', () => {
  const others = ['c1', 'c2', 'c3', 'c4', 'c5'];
  const agents = others.map((login) => ({ login, name: login }));
  const instance = { ...withAgents(defaultInstance, agents), multiPartyChat: true };

  beforeAll(async () => {
    emulator = await createEmulator({ clock, seed: 1, instance });
  });
  afterAll(() => emulator[Symbol.asyncDispose]());
  beforeEach(() => resetWorld(emulator.world));

  it('X7: keeps everybody in one chat, each agent with a contact of one’s own', async () => {
    const { ada, contact, agentToken } = await party('c1');
    expect(eventsOf(contact)).toEqual([
      'participant.joined Cleo',
      'participant.joined Ada Larsen',
      'participant.invited',
      'participant.joined c1',
    ]);
    const c1 = await pageOf('c1');
    const token = await chatToken(c1.page, c1.contact.contactId);
    const { Id } = await send(token);
    const read = await participantClient(emulator).send(new GetTranscriptCommand({ ConnectionToken: agentToken }));
    expect(read.Transcript?.[0]?.Id).toBe(Id);
    expect(outbound(await contactOf(ada, contact.id))).toEqual([['c1', 'connected']]);
    expect(outbound(c1.contact)).toEqual([['Ada Larsen', 'connected']]);
    expect((await ada.call('ConferenceConnections', { contactId: contact.id })).status).toBe(200);
  });

  it('X7: can be switched off and on while the emulator runs, and is as set up after a reset', async () => {
    const enable = (enabled: boolean) =>
      fetch(`${emulator.url}/_emulator/multi-party-chat`, { method: 'PUT', body: JSON.stringify({ enabled }) });
    await enable(false);
    expect((await party('c1')).contact.state).toBe('ended');
    resetWorld(emulator.world);
    expect((await party('c1')).contact.state).toBe('connected');
  });

  it('X7: takes six and no more', async () => {
    const { ada, contact } = await party('c1', 'c2', 'c3', 'c4');
    available('c5');
    expect((await add(ada, contact.id, 'c5')).body['__type']).toBe('InvalidStateException');
  });

  it('X9: AddNewConnection brings somebody in; TransferContact passes a full chat on, and everybody else leaves', async () => {
    const { ada, contact, customer } = await party('c1', 'c2', 'c3');
    available('c4', 'c5');
    expect((await ask(ada, 'AddNewConnection', { contactId: contact.id, name: 'c4' })).status).toBe(200);
    const [fourth = ''] = emulator.world.agents.get('c4')?.assignments.keys() ?? [];
    acceptContact(emulator.world, { login: 'c4', contactId: fourth });
    const full = await ask(ada, 'AddNewConnection', { contactId: contact.id, name: 'c5' });
    expect([full.status, full.body['__type']]).toEqual([400, 'InvalidStateException']);
    expect((await ask(ada, 'TransferContact', { contactId: contact.id, name: 'c5' })).status).toBe(200);
    const [last = ''] = emulator.world.agents.get('c5')?.assignments.keys() ?? [];
    expect(eventsOf(contact)).not.toContain('transfer.succeeded');
    acceptContact(emulator.world, { login: 'c5', contactId: last });
    expect(eventsOf(contact).slice(-7)).toEqual([
      'transfer.succeeded',
      'participant.left Ada Larsen',
      ...['c1', 'c2', 'c3', 'c4'].map((name) => `participant.left ${name}`),
      'participant.joined c5',
    ]);
    expect((await contactOf(ada, contact.id))?.state.type).toBe('ended');
    expect([customer.contactId, outbound((await pageOf('c5')).contact)]).toEqual([last, []]);
  });

  it('X9: there is one transfer at a time, and nobody comes in meanwhile', async () => {
    const { ada, contact } = await party();
    expect((await ask(ada, 'TransferContact', { contactId: contact.id, name: 'Billing' })).status).toBe(200);
    const operations = ['TransferContact', 'AddNewConnection', 'CreateAdditionalConnection'] as const;
    const refused = await Promise.all(
      operations.map((operation) => ask(ada, operation, { contactId: contact.id, name: 'Support' })),
    );
    expect(refused.map(({ body }) => body['__type'])).toEqual(operations.map(() => 'InvalidStateException'));
  });

  it('X8: goes on when one of the agents leaves or is removed, and ends with the last', async () => {
    const { ada, contact, agent, customer, customerToken } = await party('c1', 'c2');
    const c1 = await pageOf('c1');
    const own = c1.contact.connections[0]?.connectionId;
    await ada.call('DestroyConnection', { contactId: contact.id, connectionId: own });
    expect((await pageOf('c1')).contact.state.type).toBe('ended');
    expect(emulator.world.contacts.get(c1.contact.contactId)?.disconnectReason).toBe('THIRD_PARTY_DISCONNECT');
    await ada.call('DestroyConnection', { contactId: contact.id, connectionId: agent.id });
    expect((await contactOf(ada, contact.id))?.state.type).toBe('ended');
    const c2 = await pageOf('c2');
    expect([c2.contact.state.type, customer.contactId]).toEqual(['connected', c2.contact.contactId]);
    expect((await send(customerToken)).Id).toBeTruthy();
    expect(eventsOf(contact)).not.toContain('chat.ended');
    const last = c2.contact.connections[0]?.connectionId;
    await c2.page.call('DestroyConnection', { contactId: c2.contact.contactId, connectionId: last });
    expect(eventsOf(contact).slice(-2)).toEqual(['participant.left c2', 'chat.ended']);
  });

  it('X8: ends for all when the customer leaves', async () => {
    const { ada, contact, customer } = await party('c1');
    await ada.call('DestroyConnection', { contactId: contact.id, connectionId: customer.id });
    expect((await pageOf('c1')).contact.state.type).toBe('ended');
    expect((await contactOf(ada, contact.id))?.state.type).toBe('ended');
    expect(contact.disconnectReason).toBe('AGENT_DISCONNECT');
  });

  it('S8: has no receipts with more than two participants', async () => {
    const { customerToken, agentToken } = await party('c1');
    const { Id } = await send(customerToken);
    await expect(
      participantClient(emulator).send(
        new SendEventCommand({
          ConnectionToken: agentToken,
          ContentType: EventContentType.messageRead,
          Content: JSON.stringify({ messageId: Id }),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException', $metadata: { httpStatusCode: 409 } });
  });
});
