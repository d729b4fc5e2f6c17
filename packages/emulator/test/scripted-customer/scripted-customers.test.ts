import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../src/index.ts';
import { participantLines } from '../../src/scripted-customer/participant-line.ts';
import type { Script, Step } from '../../src/scripted-customer/script.ts';
import { ScriptedCustomers } from '../../src/scripted-customer/scripted-customers.ts';
import { scripts } from '../../src/scripted-customer/scripts.ts';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { type Clock, ManualClock } from '../../src/world/clock.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { startChat } from '../../src/world/start-chat.ts';

/** For customers only: time passes as soon as somebody waits. */
const promptClock: Clock = {
  now: () => 0,
  setTimer: (_delayMs, run) => {
    const immediate = setImmediate(run);
    return () => clearImmediate(immediate);
  },
};

let emulator: Emulator;
let customers: ScriptedCustomers;
beforeEach(async () => {
  emulator = await createEmulator({ clock: new ManualClock(), seed: 3 });
  customers = new ScriptedCustomers({
    openLine: participantLines({
      endpoint: () => emulator.url,
      clock: promptClock,
      startChat: ({ name, contactFlowId, attributes }) => {
        const { contact, participantToken } = startChat(emulator.world, {
          displayName: name,
          contactFlowId,
          attributes,
        });
        return { contactId: contact.id, participantToken };
      },
    }),
    clock: promptClock,
    pace: { typing: () => 1, thinking: () => 1 },
    newId: () => emulator.world.ids.uuid(),
  });
});
afterEach(async () => {
  await customers[Symbol.asyncDispose]();
  await emulator[Symbol.asyncDispose]();
});

/** Resolves once the world is as asked for. */
async function worldWhere(condition: () => boolean): Promise<void> {
  if (condition()) return;
  await new Promise<void>((resolve) => {
    const unsubscribe = emulator.world.events.subscribe(() => {
      if (!condition()) return;
      unsubscribe();
      resolve();
    });
  });
}

const flow = () => emulator.world.instance.contactFlows[0]?.id ?? '';
const script = (...steps: Step[]): Script => ({
  id: 'test',
  title: 'Test',
  about: '',
  customerName: 'Cleo',
  attributes: { plan: 'gold' },
  steps,
});
const contact = (id: string | undefined) => {
  const found = emulator.world.contacts.get(id ?? '');
  if (!found) throw new Error('no such contact');
  return found;
};
const messages = (id: string | undefined) =>
  contact(id)
    .transcript.items.filter((item) => item.Type === 'MESSAGE')
    .map((item) => item.Content);

function agentSays(contactId: string | undefined, text: string): void {
  const participant = contact(contactId).participants.find(({ role }) => role === 'AGENT');
  if (!participant) throw new Error('no agent');
  sendMessage(emulator.world, participant, { contentType: 'text/plain', content: text });
}

test('a customer chats with an agent and leaves, through the Participant Service', async () => {
  putAgentState(emulator.world, { login: 'ada', state: 'Available' });
  const { contactId, name } = await customers.start({
    script: script(
      { do: 'say', text: 'hello' },
      { do: 'wait for agent' },
      { do: 'wait for answer' },
      { do: 'say', text: 'bye' },
      { do: 'leave' },
    ),
    contactFlowId: flow(),
  });
  expect(name).toBe('Cleo');
  expect(contact(contactId).attributes).toEqual({ plan: 'gold' });
  await worldWhere(() => messages(contactId).includes('hello'));
  acceptContact(emulator.world, { login: 'ada', contactId: contactId ?? '' });
  agentSays(contactId, 'how can I help?');
  await worldWhere(() => contact(contactId).state === 'ended');
  expect(contact(contactId).disconnectReason).toBe('CUSTOMER_DISCONNECT');
  expect(messages(contactId)).toEqual(['hello', 'how can I help?', 'bye']);
});

test('a customer whose socket was cut sees the answer that came meanwhile', async () => {
  putAgentState(emulator.world, { login: 'ada', state: 'Available' });
  const { contactId } = await customers.start({
    script: script({ do: 'say', text: 'hello' }, { do: 'wait for answer' }, { do: 'leave' }),
    contactFlowId: flow(),
  });
  await worldWhere(() => messages(contactId).includes('hello'));
  acceptContact(emulator.world, { login: 'ada', contactId: contactId ?? '' });
  const fault = emulator.faults.add({ effect: { kind: 'refuse-socket' } });
  emulator.sockets.cut({ operation: 'ParticipantSocket' });
  agentSays(contactId, 'how can I help?');
  emulator.faults.remove(fault.id);
  await worldWhere(() => contact(contactId).state === 'ended');
  expect(contact(contactId).disconnectReason).toBe('CUSTOMER_DISCONNECT');
});

test('a customer who is stopped leaves the chat', async () => {
  const { id, contactId } = await customers.start({
    script: script({ do: 'wait for agent' }),
    name: 'Kim',
    contactFlowId: flow(),
  });
  expect(customers.list()).toEqual([{ id, contactId, scriptId: 'test', name: 'Kim', state: 'chatting' }]);
  expect(customers.stop(id)).toBe(true);
  await worldWhere(() => contact(contactId).state === 'ended');
  expect(contact(contactId).disconnectReason).toBe('CUSTOMER_DISCONNECT');
  expect(customers.stop('other')).toBe(false);
});

test('a reset makes everybody leave and forgets them', async () => {
  const first = await customers.start({ script: script({ do: 'wait for agent' }), contactFlowId: flow() });
  const second = await customers.start({ script: script({ do: 'wait for agent' }), contactFlowId: flow() });
  await customers.reset();
  expect(customers.list()).toEqual([]);
  expect([first, second].map(({ contactId }) => contact(contactId).state)).toEqual(['ended', 'ended']);
});

test('a chat that cannot be started is shown as failed', async () => {
  const { state } = await customers.start({ script: script(), contactFlowId: 'no-such-flow' });
  expect(state).toBe('failed');
});

test('a refused message is shown as failed', async () => {
  emulator.faults.add({
    on: { operation: 'SendMessage' },
    effect: { kind: 'error', name: 'ValidationException', status: 400 },
  });
  await customers.start({ script: script({ do: 'say', text: 'hello' }), contactFlowId: flow() });
  await expect.poll(() => customers.list()[0]?.state).toBe('failed');
});

test('a message is tried again when it is throttled or its answer is lost, and arrives once', async () => {
  const on = { operation: 'SendMessage' };
  emulator.faults.add({ on, times: 2, effect: { kind: 'error', name: 'ThrottlingException', status: 429 } });
  emulator.faults.add({ on, times: 3, effect: { kind: 'lose-response' } });
  const { contactId } = await customers.start({
    script: script({ do: 'say', text: 'hello' }, { do: 'say', text: 'bye' }, { do: 'leave' }),
    contactFlowId: flow(),
  });
  await worldWhere(() => contact(contactId).state === 'ended');
  expect(messages(contactId)).toEqual(['hello', 'bye']);
  expect(emulator.faults.list().map(({ remaining }) => remaining)).toEqual([0, 0]);
});

test('a message that cannot be sent does not keep a customer who is stopped', async () => {
  emulator.faults.add({ on: { operation: 'SendMessage' }, effect: { kind: 'hold' } });
  const { id, contactId } = await customers.start({
    script: script({ do: 'say', text: 'hello' }),
    contactFlowId: flow(),
  });
  customers.stop(id);
  await worldWhere(() => contact(contactId).state === 'ended');
  expect(messages(contactId)).toEqual([]);
  emulator.faults.clear();
});

test('every ready script has its own id and says what it does', () => {
  expect(new Set(scripts.map(({ id }) => id)).size).toBe(scripts.length);
  for (const { about, steps } of scripts) {
    expect(about).toMatch(/\.$/);
    expect(steps.length).toBeGreaterThan(2);
  }
});

test('the API starts a ready script in the queue of the flow, lists it, and stops it', async () => {
  const { world } = emulator;
  const api = (path: string, init: RequestInit = {}) => fetch(`${emulator.url}/_emulator/customers${path}`, init);
  const post = (body: object) => api('', { method: 'POST', body: JSON.stringify(body) });
  const billing = world.instance.contactFlows.find(({ name }) => name.startsWith('Billing'));

  expect((await post({ scriptId: 'nothing' })).status).toBe(400);
  expect((await post({ scriptId: 'billing', name: '' })).status).toBe(400);
  expect((await post({ scriptId: 'billing', contactFlowId: 'nothing' })).status).toBe(404);
  expect(world.contacts.size).toBe(0);

  const started = await post({ scriptId: 'billing', name: '<b>Eve</b>', contactFlowId: billing?.id });
  expect(started.status).toBe(201);
  const { id, contactId } = (await started.json()) as { id: string; contactId: string };
  expect(contact(contactId).queue.name).toBe('Billing');
  expect(contact(contactId).customer.displayName).toBe('<b>Eve</b>');
  const shown = (await (await api('')).json()) as { customers: unknown[]; scripts: { id: string }[] };
  expect(shown.customers).toEqual([{ id, contactId, scriptId: 'billing', name: '<b>Eve</b>', state: 'chatting' }]);
  expect(shown.scripts.map((script) => script.id)).toContain('impatient');

  expect((await api(`/${id}`, { method: 'DELETE' })).status).toBe(200);
  expect((await api('/other', { method: 'DELETE' })).status).toBe(404);
  await worldWhere(() => contact(contactId).state === 'ended');
});
