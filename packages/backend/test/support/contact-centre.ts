import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Authenticator, TokenRejected } from '@liaison/backend';
import { keptConnections } from './kept-connections.ts';

export interface KnownContact {
  /** User name of whoever accepted. */
  readonly agent?: string;
  readonly queueId?: string;
  readonly initialContactId?: string;
}

/** What Amazon Connect answers to who asks for a contact or a user, for contacts that a test knows of. */
export async function startContactCentre(contacts: Readonly<Record<string, KnownContact>>) {
  const describe = (id: string) => {
    const contact = contacts[id];
    if (contact === undefined) return undefined;
    const { agent, queueId = 'queue-1', initialContactId = id } = contact;
    const AgentInfo = agent === undefined ? undefined : { Id: `user-${agent}` };
    return { Contact: { Id: id, InitialContactId: initialContactId, QueueInfo: { Id: queueId }, AgentInfo } };
  };
  const users = [...new Set(Object.values(contacts).flatMap(({ agent }) => agent ?? []))].map((agent) => ({
    Id: `user-${agent}`,
    Username: agent,
  }));
  const answers: Readonly<Record<string, (id: string) => object | undefined>> = {
    contacts: describe,
    'users-summary': () => ({ UserSummaryList: users }),
    users: (id) => ({ User: { Id: id, Username: id.replace(/^user-/, '') } }),
  };
  const server = createServer(keptConnections, (request, response) => {
    const [, kind = '', , id = ''] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
    const answer = answers[kind]?.(decodeURIComponent(id));
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' };
    response.writeHead(answer === undefined ? 404 : 200, headers).end(JSON.stringify(answer ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes a user name and roles for a token, e.g. `ada` or `root.administrator`. */
export const namedPeople: Authenticator = {
  async authenticate(token) {
    const [username = '', ...roles] = token.split('.');
    if (username === '') throw new TokenRejected({ expired: false });
    return { username, subject: `subject-${username}`, roles };
  },
  async check() {},
};
