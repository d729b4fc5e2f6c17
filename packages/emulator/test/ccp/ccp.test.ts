import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { agentPage } from '../support/agent-page.ts';

let emulator: Emulator;
const clock = new ManualClock();

beforeAll(async () => {
  emulator = await createEmulator({ clock, approvedOrigins: ['https://desk.example.com'] });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const get = (path: string, cookie?: string) =>
  fetch(emulator.url + path, { redirect: 'manual', ...(cookie && { headers: { cookie } }) });

describe('CCP', () => {
  it('P1: sends a browser that is not signed in to the login page', async () => {
    const response = await get('/connect/ccp-v2/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/connect/login']);
  });

  it('P4: may be embedded by pages of this machine and of approved origins', async () => {
    const { cookie } = await agentPage(emulator);
    const policy = (await get('/connect/ccp-v2/', cookie)).headers.get('content-security-policy') ?? '';
    expect(policy.split(' ')).toEqual(
      expect.arrayContaining(['frame-ancestors', 'http://127.0.0.1:*', 'https://desk.example.com']),
    );
    expect(policy).not.toContain(' * ');
  });

  it('P7: signs out an agent who does nothing, and nobody who shows up before', async () => {
    const { cookie } = await agentPage(emulator, 'bo');
    const left = async () => (await get('/connect/activity', cookie)).json();
    expect(await left()).toEqual({ endsInMs: null });
    emulator.control.agents.warnOfInactivity('bo', 60_000);
    clock.advance(20_000);
    expect(await left()).toEqual({ endsInMs: 40_000 });
    await fetch(`${emulator.url}/connect/activity`, { method: 'POST', headers: { cookie } });
    clock.advance(60_000);
    expect(await left()).toEqual({ endsInMs: null });

    emulator.control.agents.warnOfInactivity('bo', 60_000);
    clock.advance(60_000);
    expect((await get('/connect/activity', cookie)).status).toBe(401);
    expect((await get('/connect/ccp-v2/', cookie)).status).toBe(302);
  });

  it('P2: serves the released Streams byte for byte', async () => {
    const file = createRequire(import.meta.url).resolve('amazon-connect-streams/release/connect-streams-min.js');
    const served = await (await get('/connect/static/connect-streams.js')).bytes();
    expect(Buffer.compare(served, await readFile(file))).toBe(0);
  });

  it.each([
    ['wss://127.0.0.1:4501/ws/agent?token=t', 'ws://127.0.0.1:4501/ws/agent?token=t'],
    ['wss://localhost:4501/ws/agent', 'ws://localhost:4501/ws/agent'],
    ['wss://example.com/ws/agent', 'wss://example.com/ws/agent'],
  ])('P3: the shared worker opens %s as %s', async (asked, opened) => {
    const addresses: string[] = [];
    const contacts = { member: { members: { segmentAttributes: { value: { members: {} } } } } };
    const GetAgentSnapshot = { output: { members: { snapshot: { members: { contacts } } } } };
    const serviceModel = { operations: { CreateAdditionalConnection: { input: { members: {} } }, GetAgentSnapshot } };
    function BrowserSocket(url: string) {
      addresses.push(url);
    }
    const self = { WebSocket: BrowserSocket as unknown as typeof WebSocket };
    const worker = await (await get('/connect/static/shared-worker.js')).text();
    runInNewContext(worker, {
      self,
      WebSocket: BrowserSocket,
      importScripts: () => undefined,
      AWS: { apiLoader: { services: { connect: { '2017-02-15': serviceModel } } } },
      connect: { worker: { main: () => new self.WebSocket(asked) } },
    });
    expect(addresses).toEqual([opened]);
  });

  it('A11: renews the agent’s token for who is signed in', async () => {
    expect((await get('/connect/auth/authorize')).status).toBe(401);
    const { cookie, token } = await agentPage(emulator);
    const renewed = (await (await get('/connect/auth/authorize', cookie)).json()) as Record<string, string>;
    expect(renewed['accessToken']).not.toBe(token);
    expect(Date.parse(renewed['expiration'] ?? '') - clock.now()).toBeGreaterThan(30 * 60_000);
    expect(emulator.world.credentials.agentTokens.resolve(renewed['accessToken'])).toBeDefined();
  });
});
