import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { agentPage } from '../support/agent-page.ts';

let emulator: Emulator;
let cookie: string;

beforeAll(async () => {
  emulator = await createEmulator({ seed: 1 });
  ({ cookie } = await agentPage(emulator));
});
afterAll(() => emulator[Symbol.asyncDispose]());

interface Found {
  readonly name: string;
  readonly contents: { readonly plainText: { readonly content: string } };
}
async function ask(method: string, params?: object, headers: Record<string, string> = { cookie }) {
  const body = JSON.stringify({ method, params });
  const response = await fetch(`${emulator.url}/connect/api-proxy`, { method: 'POST', headers, body });
  const answer = (await response.json()) as { data?: unknown; err?: { name: string } };
  return { status: response.status, ...answer };
}
const search = async (params: object) =>
  (await ask('qrSearchQuickResponses', params)).data as { results: Found[]; nextToken?: string };
const namesOf = ({ results }: { results: Found[] }) => results.map(({ name }) => name);

it('P5: finds quick responses by name, shortcut, description or text, and none that is not in use', async () => {
  expect(namesOf(await search({ query: '' }))).toEqual(['Goodbye', 'Greeting', 'Order on its way', 'Refund']);
  expect(namesOf(await search({ query: 'refund' }))).toEqual(['Refund']);
  expect(namesOf(await search({ query: 'BYE' }))).toEqual(['Goodbye']);
  expect(namesOf(await search({ query: 'first line' }))).toEqual(['Greeting']);
  expect(namesOf(await search({ query: 'working days' }))).toEqual(['Refund']);
  expect(namesOf(await search({ query: 'sale' }))).toEqual([]);
});

it('P5: answers in pages', async () => {
  const first = await search({ query: '', maxResults: 3 });
  const second = await search({ query: '', maxResults: 3, nextToken: first.nextToken });
  expect([namesOf(first).length, namesOf(second), second.nextToken]).toEqual([3, ['Refund'], undefined]);
  expect((await ask('qrSearchQuickResponses', { query: '', nextToken: 'x' })).err?.name).toBe('ValidationException');
});

it('P6: fills in the attributes there are and names the others', async () => {
  const attributes = { orderNumber: { name: 'orderNumber', value: '7 $& {{Attributes.firstName}}' } };
  const [found] = (await search({ query: 'order', attributes })).results;
  expect(found).toMatchObject({
    contentType: 'application/x.quickresponse;format=markdown',
    contents: {
      plainText: {
        content: 'Your order 7 $& {{Attributes.firstName}} has left our warehouse, {{Attributes.firstName}}.',
      },
      markdown: { content: expect.stringContaining('**7 $&') },
    },
    shortcutKey: 'order',
    channels: ['Chat'],
    attributesInterpolated: ['orderNumber'],
    attributesNotInterpolated: ['firstName'],
  });
});

it('P5: says whether the instance has any', async () => {
  expect(await ask('qrIntegrationExists')).toMatchObject({ status: 200, data: true });
  await using without = await createEmulator({ seed: 1, instance: { ...defaultInstance, quickResponses: [] } });
  const { cookie: other } = await agentPage(without);
  const response = await fetch(`${without.url}/connect/api-proxy`, {
    method: 'POST',
    headers: { cookie: other },
    body: JSON.stringify({ method: 'qrIntegrationExists' }),
  });
  expect(await response.json()).toEqual({ data: false });
});

it.each([
  ['nobody who is signed in', 'qrIntegrationExists', undefined, 401, 'UnauthorizedException'],
  ['another method', 'constructor', undefined, 400, 'UnknownOperationException'],
  ['no query', 'qrSearchQuickResponses', {}, 400, 'ValidationException'],
  ['parameters of another type', 'qrSearchQuickResponses', 'hi', 400, 'ValidationException'],
])('P5: refuses %s', async (_what, method, params, status, name) => {
  const headers: Record<string, string> = status === 401 ? {} : { cookie };
  expect(await ask(method, params as object | undefined, headers)).toMatchObject({ status, err: { name } });
});

it('P5: fails when it is told to', async () => {
  const effect = { kind: 'error', name: 'ThrottlingException', status: 429 } as const;
  emulator.faults.add({ on: { operation: 'SearchQuickResponses' }, times: 1, effect });
  expect(await ask('qrSearchQuickResponses', { query: '' })).toMatchObject({
    status: 429,
    err: { name: 'ThrottlingException' },
  });
});
