import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { agentPage } from '../support/agent-page.ts';
import { connectedChat, socketAddress, waitingChat } from '../support/chat.ts';
import { refusal, TestSocket } from '../support/test-socket.ts';

let emulator: Emulator;
const clock = new ManualClock();

beforeAll(async () => {
  emulator = await createEmulator({ clock, seed: 1 });
});
afterAll(() => emulator[Symbol.asyncDispose]());
beforeEach(() => control('POST', '/reset'));

async function control(method: string, path: string, body?: object) {
  const response = await fetch(`${emulator.url}/_emulator${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('control API', () => {
  it('is healthy and shows the instance it was seeded with', async () => {
    expect(await control('GET', '/health')).toEqual({ status: 200, body: { status: 'ok' } });
    expect((await control('GET', '/instance')).body).toEqual(defaultInstance);
  });

  it('shows agents, contacts, queue and sockets, but neither tokens nor text', async () => {
    const chat = connectedChat(emulator, { initialMessage: { contentType: 'text/plain', content: 'secret words' } });
    const queued = waitingChat(emulator, { contactFlowId: defaultInstance.contactFlows[1].id });
    clock.advance(20_000);
    using socket = await TestSocket.subscribed(await socketAddress(emulator, chat.participantToken));
    const { body } = await control('GET', '/state');
    expect(body).toMatchObject({
      agents: [
        {
          login: 'ada',
          state: 'Available',
          contacts: [
            { contactId: chat.contact.id, state: 'connected' },
            { contactId: queued.contact.id, state: 'missed' },
          ],
        },
        { login: 'bo', state: 'Offline', contacts: [] },
      ],
      contacts: [
        {
          contactId: chat.contact.id,
          state: 'connected',
          queue: 'Support',
          customerName: 'Cleo',
          agent: 'ada',
          items: 3,
        },
        { contactId: queued.contact.id, state: 'queued', queue: 'Billing' },
      ],
      queued: [queued.contact.id],
      sockets: [{ operation: 'ParticipantSocket', contactId: chat.contact.id, subscribed: true, silent: false }],
    });
    expect(socket.frames).toHaveLength(1);
    const text = JSON.stringify(body);
    expect(text).not.toContain('secret');
    expect(text).not.toContain(chat.participantToken);
  });

  it.each(['customer', 'agent', 'system'])('ends a contact as the %s', async (by) => {
    const { contact } = connectedChat(emulator);
    expect((await control('POST', `/contacts/${contact.id}/end`, { by })).status).toBe(200);
    const { contacts } = emulator.control.state();
    expect(contacts).toMatchObject([{ contactId: contact.id, state: 'ended', endedBy: by }]);
    expect((await control('POST', `/contacts/${contact.id}/end`, { by })).status).toBe(409);
  });

  it('puts any item into a conversation, stored or only delivered', async () => {
    const { contact, participantToken, agent } = connectedChat(emulator);
    using socket = await TestSocket.subscribed(await socketAddress(emulator, participantToken));
    const add = async (body: object) => (await control('POST', `/contacts/${contact.id}/items`, body)).body;
    const unknown = await add({ type: 'MESSAGE', contentType: 'application/x-new', content: '{}', by: 'agent' });
    expect(unknown).toMatchObject({
      ContentType: 'application/x-new',
      ParticipantId: agent.id,
      ParticipantRole: 'AGENT',
    });
    const idle = await add({ type: 'EVENT', contentType: 'x.idle', by: 'system', stored: false });
    expect(idle).toMatchObject({ ParticipantRole: 'SYSTEM' });
    const transferred = await add({ type: 'EVENT', contentType: 'x.transfer' });
    expect(transferred).not.toHaveProperty('ParticipantRole');
    await socket.item(({ Id }) => Id === transferred['Id']);
    expect(socket.items).toEqual([unknown, idle, transferred]);
    expect(contact.transcript.items.slice(-2)).toEqual([unknown, transferred]);
  });

  it('sets an agent’s state', async () => {
    expect((await control('PUT', '/agents/bo/state', { state: 'Available' })).status).toBe(200);
    expect(emulator.world.agents.get('bo')?.state.name).toBe('Available');
  });

  it('adds, lists and removes faults', async () => {
    const { status, body } = await control('POST', '/faults', {
      on: { operation: 'SendMessage' },
      times: 2,
      effect: { kind: 'error', name: 'ThrottlingException', status: 429 },
    });
    expect(status).toBe(201);
    expect((await control('GET', '/faults')).body).toEqual({ faults: [body] });
    expect((await control('DELETE', `/faults/${String(body['id'])}`)).status).toBe(200);
    expect((await control('DELETE', `/faults/${String(body['id'])}`)).status).toBe(404);
    expect((await control('GET', '/faults')).body).toEqual({ faults: [] });
  });

  it('cuts sockets and refuses new ones until the fault is deleted', async () => {
    const chat = connectedChat(emulator);
    using socket = await TestSocket.subscribed(await socketAddress(emulator, chat.participantToken));
    const { body } = await control('POST', '/sockets/cut', { on: { contactId: chat.contact.id }, refuse: true });
    expect(body['count']).toBe(1);
    await socket.closed;
    expect(await refusal(await socketAddress(emulator, chat.participantToken))).toBe(503);
    await control('DELETE', `/faults/${String(body['faultId'])}`);
    using again = await TestSocket.subscribed(await socketAddress(emulator, chat.participantToken));
    expect((await control('POST', '/sockets/silence', {})).body).toEqual({ count: 1 });
    expect(again.frames).toHaveLength(1);
  });

  it('moves the clock ahead, one that runs too', async () => {
    await using running = await createEmulator();
    for (const { url, world } of [emulator, running]) {
      const before = world.clock.now();
      const response = await fetch(`${url}/_emulator/clock/advance`, { method: 'POST', body: '{"ms":60000}' });
      const { time } = (await response.json()) as { time: string };
      expect(Date.parse(time)).toBeGreaterThanOrEqual(before + 60_000);
    }
  });

  it('does nothing for a page from another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const response = await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST', headers });
    expect(response.status).toBe(403);
  });

  it('resets contacts, agents and faults; who is signed in stays so', async () => {
    const page = await agentPage(emulator);
    connectedChat(emulator);
    await control('POST', '/faults', { effect: { kind: 'hold' } });
    await control('POST', '/reset');
    expect((await control('GET', '/state')).body).toMatchObject({ contacts: [], agents: [{ state: 'Offline' }, {}] });
    expect((await control('GET', '/faults')).body).toEqual({ faults: [] });
    expect((await page.call('GetAgentStates')).status).toBe(200);
  });

  it.each([
    ['POST', '/faults', { effect: { kind: 'magic' } }, 400],
    ['POST', '/faults', { effect: { kind: 'delay' } }, 400],
    ['POST', '/faults', { effect: { kind: 'error', name: 'X', status: 200 } }, 400],
    ['POST', '/faults', {}, 400],
    ['POST', '/contacts/none/end', { by: 'customer' }, 404],
    ['POST', '/contacts/none/end', { by: 'magic' }, 400],
    ['POST', '/contacts/none/items', { type: 'EVENT', contentType: 'x' }, 404],
    ['POST', '/contacts/none/items', { type: 'TYPING', contentType: 'x' }, 400],
    ['PUT', '/agents/none/state', { state: 'Available' }, 404],
    ['PUT', '/agents/ada/state', { state: 'Holiday' }, 404],
    ['POST', '/clock/advance', { ms: -1 }, 400],
    ['GET', '/nothing', undefined, 404],
  ] as const)('answers %s %s %j with %i', async (method, path, body, status) => {
    expect((await control(method, path, body)).status).toBe(status);
  });
});
