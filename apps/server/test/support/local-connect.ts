import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../../packages/emulator/src/cli/main.ts', import.meta.url));

interface LocalInstance {
  readonly id: string;
  readonly region: string;
  readonly contactFlows: readonly { readonly id: string }[];
}

/** The local Amazon Connect as a process of its own, as it runs beside the server. */
export async function startLocalConnect() {
  const child = spawn(process.execPath, ['--conditions=liaison-source', program, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
  const instance = (await (await fetch(`${url}/_emulator/instance`)).json()) as LocalInstance;
  return {
    url,
    instance,
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

interface SnapshotAnswer {
  readonly nextToken: string;
  readonly snapshot: {
    readonly contacts: readonly {
      readonly contactId: string;
      readonly connections: readonly {
        readonly type: string;
        readonly chatMediaInfo?: { readonly connectionData: string };
      }[];
    }[];
  };
}

/** An agent who works by plain HTTP: signs in, becomes available, sees contacts, accepts. */
export async function signInAgent(connect: string, login: string) {
  const form = new URLSearchParams({ login });
  const signedIn = await fetch(`${connect}/connect/login`, { method: 'POST', redirect: 'manual', body: form });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((value) => value.split(';', 1)[0])
    .join('; ');
  const page = await (await fetch(`${connect}/connect/ccp-v2/`, { headers: { cookie } })).text();
  const bearer = /"authToken":"([^"]+)"/.exec(page)?.[1] ?? '';

  const call = async (operation: string, input: object) => {
    const answer = await fetch(`${connect}/connect/api`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': `AmazonConnectCTIService.${operation}`,
        'X-Amz-Bearer': bearer,
      },
      body: JSON.stringify(input),
    });
    if (!answer.ok) throw new Error(`${operation}: ${answer.status}`);
    return answer.json();
  };

  return {
    async becomeAvailable() {
      const { states } = (await call('GetAgentStates', {})) as { states: { name: string }[] };
      // With contacts in hand the state comes next, which is as good.
      await call('PutAgentState', { state: states.find(({ name }) => name === 'Available'), enqueueNextState: true });
    },
    accept: (contactId: string) => call('AcceptContact', { contactId }),
    /** The participant token that the CCP hands to the agent for this contact, once the contact is offered. */
    async participantToken(contactId: string): Promise<string> {
      let nextToken: string | undefined;
      for (;;) {
        const seen = (await call('GetAgentSnapshot', { nextToken, timeout: 5000 })) as SnapshotAnswer;
        const contact = seen.snapshot.contacts.find((candidate) => candidate.contactId === contactId);
        const data = contact?.connections.find(({ type }) => type === 'agent')?.chatMediaInfo?.connectionData;
        if (data !== undefined)
          return (JSON.parse(data) as { ConnectionAuthenticationToken: string }).ConnectionAuthenticationToken;
        nextToken = seen.nextToken;
      }
    },
    /** An access token by authorization code and PKCE, as the desktop gets it. */
    async accessToken(): Promise<string> {
      const issuer = `${connect}/oidc`;
      const endpoints = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<
        string,
        string
      >;
      const verifier = randomBytes(32).toString('base64url');
      const common = { client_id: 'liaison-desktop', redirect_uri: 'http://127.0.0.1:4500/' };
      const asked = new URLSearchParams({
        ...common,
        response_type: 'code',
        scope: 'openid profile',
        code_challenge_method: 'S256',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      });
      const authorized = await fetch(`${endpoints['authorization_endpoint']}?${asked.toString()}`, {
        redirect: 'manual',
        headers: { cookie },
      });
      const code = new URL(authorized.headers.get('location') ?? '').searchParams.get('code') ?? '';
      const exchanged = await fetch(endpoints['token_endpoint'] ?? '', {
        method: 'POST',
        body: new URLSearchParams({ ...common, grant_type: 'authorization_code', code, code_verifier: verifier }),
      });
      return ((await exchanged.json()) as { access_token: string }).access_token;
    },
  };
}
