import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { resetWorld } from '../../src/world/reset-world.ts';
import { agentPage, callAgentApi } from '../support/agent-page.ts';
import { connectedChat, waitingChat } from '../support/chat.ts';
import { TestSocket } from '../support/test-socket.ts';

let emulator: Emulator;
const clock = new ManualClock();

beforeAll(async () => {
  emulator = await createEmulator({ clock, seed: 1, tokenLifetimes: { agentTokenMs: 60_000 } });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const refreshTokenOf = async (cookie: string) => {
  const page = await (await fetch(`${emulator.url}/connect/ccp-v2/`, { headers: { cookie } })).text();
  return /"refreshToken":"([^"]+)"/.exec(page)?.[1] ?? '';
};

describe('GetNewAuthToken', () => {
  it('A11: renews the bearer with the refresh token of the page, for as long as tokens are set to live', async () => {
    const page = await agentPage(emulator);
    const refreshToken = await refreshTokenOf(page.cookie);
    clock.advance(59_000);
    const { status, body } = await page.call('GetNewAuthToken', { refreshToken });
    expect(status).toBe(200);
    expect((body['expirationDateTime'] as number) * 1000 - clock.now()).toBe(60_000);
    clock.advance(1_000);
    expect((await page.call('GetAgentStates')).status).toBe(401);
    const renewed = { token: body['newAuthToken'] as string, operation: 'GetAgentStates', input: {} };
    expect((await callAgentApi(emulator, renewed)).status).toBe(200);
  });

  it('A11: takes neither a made-up refresh token nor another agent’s', async () => {
    const [ada, bo] = [await agentPage(emulator), await agentPage(emulator, 'bo')];
    for (const refreshToken of ['none', await refreshTokenOf(bo.cookie)]) {
      expect(await ada.call('GetNewAuthToken', { refreshToken })).toMatchObject({
        status: 403,
        body: { __type: 'AccessDeniedException' },
      });
    }
  });
});

describe('UpdateAgentConfiguration', () => {
  it('A12: keeps what an agent may set, and nothing else', async () => {
    const page = await agentPage(emulator);
    const configuration = async () =>
      (await page.call('GetAgentConfiguration')).body['configuration'] as Record<string, unknown>;
    const before = await configuration();
    const { status } = await page.call('UpdateAgentConfiguration', {
      configuration: {
        ...before,
        name: 'Somebody else',
        softphoneEnabled: true,
        softphoneAutoAccept: true,
        extension: '+15550100',
        agentPreferences: { LANGUAGE: 'de_DE' },
      },
    });
    expect(status).toBe(200);
    expect(await configuration()).toEqual({
      ...before,
      softphoneEnabled: true,
      softphoneAutoAccept: true,
      extension: '+15550100',
      agentPreferences: { LANGUAGE: 'de_DE' },
    });
  });
});

describe('auto-accept', () => {
  it('A13: connects a chat by itself after a second, and says so beforehand', async () => {
    resetWorld(emulator.world);
    const page = await agentPage(emulator);
    const set = (enabled: boolean) =>
      fetch(`${emulator.url}/_emulator/agents/ada/auto-accept`, { method: 'PUT', body: JSON.stringify({ enabled }) });
    await set(true);
    putAgentState(emulator.world, { login: 'ada', state: 'Available' });
    const { contact } = waitingChat(emulator);
    const { body } = await page.call('GetAgentSnapshot');
    expect((body['snapshot'] as { contacts: unknown[] }).contacts[0]).toMatchObject({
      state: { type: 'connecting' },
      agentContactHandlingConfig: { autoAccept: true },
      connections: [{ type: 'agent', chatMediaInfo: { chatAutoAccept: true } }, { type: 'inbound' }],
    });
    clock.advance(999);
    expect(contact.state).toBe('connecting');
    clock.advance(1);
    expect(contact.state).toBe('connected');
    await set(false);
    const other = waitingChat(emulator);
    clock.advance(20_000);
    expect(other.contact.state).toBe('queued');
  });
});

describe('forced sign-out', () => {
  it('A14: ends tokens, sockets and a held snapshot; the chat stays', async () => {
    resetWorld(emulator.world);
    const page = await agentPage(emulator);
    const { contact } = connectedChat(emulator);
    const { body } = await page.call('CreateTransport', { transportType: 'web_socket' });
    const { url } = body['webSocketTransport'] as { url: string };
    using socket = await TestSocket.subscribed(url.replace('wss', 'ws'));
    const { nextToken } = (await page.call('GetAgentSnapshot')).body;
    const held = page.call('GetAgentSnapshot', { nextToken, timeout: 25_000 });
    await fetch(`${emulator.url}/_emulator/agents/ada/sign-out`, { method: 'POST' });
    await socket.closed;
    expect([200, 401]).toContain((await held).status);
    expect((await page.call('GetAgentSnapshot')).status).toBe(401);
    const ccp = await fetch(`${emulator.url}/connect/ccp-v2/`, {
      headers: { cookie: page.cookie },
      redirect: 'manual',
    });
    expect(ccp.status).toBe(302);
    expect(contact.state).toBe('connected');
  });
});
