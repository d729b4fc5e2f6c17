import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentOperations } from '../../src/agent-api/operations.ts';
import { controlPlaneOperations } from '../../src/control-plane/operations.ts';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { participantOperations } from '../../src/participant/operations.ts';
import { type AgentPage, agentPage } from '../support/agent-page.ts';

const authorization =
  'AWS4-HMAC-SHA256 Credential=AKIALOCAL/20260105/us-west-2/connect/aws4_request, SignedHeaders=host;x-amz-date, ' +
  `Signature=${'0'.repeat(64)}`;
let emulator: Emulator;
let ada: AgentPage;

beforeAll(async () => {
  emulator = await createEmulator({ seed: 1 });
  ada = await agentPage(emulator);
});
afterAll(() => emulator[Symbol.asyncDispose]());

const http = [...participantOperations, ...controlPlaneOperations];

/** The status of an empty request while that operation is meant to fail. */
async function struck(operation: string, request: () => Promise<{ readonly status: number }>): Promise<number> {
  emulator.faults.add({ on: { operation }, times: 1, effect: { kind: 'error', name: 'Injected', status: 418 } });
  return (await request()).status;
}

it.each(http)('G7: a fault hits $name', async ({ name, method, path }) => {
  const url = emulator.url + path.replaceAll(/:\w+/g, 'some');
  const status = await struck(name, () => fetch(url, { method, headers: { authorization } }));
  expect([status, emulator.faults.list().filter(({ remaining }) => remaining !== 0)]).toEqual([418, []]);
});

it.each([...agentOperations.keys()])('G7: a fault hits %s of the agent API', async (name) => {
  expect(await struck(name, () => ada.call(name))).toBe(418);
});
