import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { agentPage, callAgentApi } from '../support/agent-page.ts';

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
