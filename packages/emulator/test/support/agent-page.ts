import type { Emulator } from '../../src/create-emulator.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface AgentPage {
  readonly cookie: string;
  readonly token: string;
  readonly call: (operation: string, input?: object) => Promise<ApiAnswer>;
}

/** Signs an agent in as a browser does and answers what the CCP page has in hand: a cookie and a bearer. */
export async function agentPage(emulator: Emulator, login = 'ada'): Promise<AgentPage> {
  const signIn = await fetch(`${emulator.url}/connect/login`, {
    method: 'POST',
    body: new URLSearchParams({ login }),
    redirect: 'manual',
  });
  const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await (await fetch(`${emulator.url}/connect/ccp-v2/`, { headers: { cookie } })).text();
  const token = /"authToken":"([^"]+)"/.exec(page)?.[1] ?? '';
  return { cookie, token, call: (operation, input = {}) => callAgentApi(emulator, { token, operation, input }) };
}

export async function callAgentApi(
  emulator: Emulator,
  { token, operation, input }: { token: string; operation: string; input: object },
): Promise<ApiAnswer> {
  const response = await fetch(`${emulator.url}/connect/api`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonConnectCTIService.${operation}`,
      'x-amz-bearer': token,
    },
    body: JSON.stringify(input),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}
