import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { agentPage } from '../support/agent-page.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: 1 });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const control = async (method: string, path: string, body: object) => {
  const response = await fetch(`${emulator.url}/_emulator${path}`, { method, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

it('A15: shows contacts of other channels in their states until they are cleared', async () => {
  const page = await agentPage(emulator);
  const contacts = async () => {
    const { body } = await page.call('GetAgentSnapshot', {});
    return (body['snapshot'] as { contacts: { type: string; state: { type: string } }[] }).contacts;
  };
  const call = await control('POST', '/agents/ada/contacts', { channel: 'voice', name: '+15550100' });
  const task = await control('POST', '/agents/ada/contacts', { channel: 'task', name: 'Refund 93' });
  expect(await contacts()).toMatchObject([
    { type: 'voice', state: { type: 'connecting' }, customerEndpoint: { phoneNumber: '+15550100' } },
    { type: 'task', state: { type: 'connecting' }, name: 'Refund 93' },
  ]);
  const contactId = call.body['contactId'] as string;
  const move = (to: string) => control('PUT', `/agents/ada/contacts/${contactId}`, { move: to });
  await move('accept');
  expect((await page.call('ClearContact', { contactId })).status).toBe(400);
  expect((await move('miss')).status).toBe(409);
  await move('end');
  expect((await contacts())[0]?.state.type).toBe('ended');
  expect((await page.call('ClearContact', { contactId })).status).toBe(200);
  expect(await contacts()).toMatchObject([{ type: 'task' }]);
  expect((await move('end')).status).toBe(404);
  expect((await control('POST', '/agents/ada/contacts', { channel: 'fax', name: 'x' })).status).toBe(400);
  expect(task.status).toBe(201);
  await control('POST', '/reset', {});
  expect(await contacts()).toEqual([]);
});

it('A5, A9: a missed call is the agent’s state until another one is chosen, which clears it; a live one refuses that', async () => {
  const page = await agentPage(emulator);
  const snapshot = async () => (await page.call('GetAgentSnapshot', {})).body['snapshot'];
  const available = { state: { type: 'routable', name: 'Available' } };
  const { body } = await control('POST', '/agents/ada/contacts', { channel: 'voice', name: '+15550100' });
  expect((await page.call('PutAgentState', available)).body['__type']).toBe('InvalidStateException');
  await control('PUT', `/agents/ada/contacts/${String(body['contactId'])}`, { move: 'miss' });
  expect(await snapshot()).toMatchObject({
    state: { type: 'error', name: 'MissedCallAgent' },
    contacts: [{ type: 'voice', state: { type: 'missed' } }],
  });
  expect((await page.call('PutAgentState', available)).status).toBe(200);
  expect(await snapshot()).toMatchObject({ state: { type: 'routable', name: 'Available' }, contacts: [] });
  const task = await control('POST', '/agents/ada/contacts', { channel: 'task', name: 'Refund 93' });
  await control('PUT', `/agents/ada/contacts/${String(task.body['contactId'])}`, { move: 'miss' });
  expect(await snapshot()).toMatchObject({ state: { name: 'Available' } });
});
