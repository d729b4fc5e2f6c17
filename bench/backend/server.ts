import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Authenticator,
  connectClients,
  createApp,
  createLogger,
  readSettings,
  s3Client,
  type Store,
} from '@liaison/backend';
import { agents } from './messages.ts';

/** Takes a user name and roles for a token, e.g. `agent-7` or `sue.supervisor`. */
const authenticator: Authenticator = {
  async authenticate(token) {
    const [username = '', ...roles] = token.split('.');
    return { username, subject: username, roles };
  },
  async check() {},
};

const users = Array.from({ length: agents }, (_, index) => ({ Id: `agent-id-${index}`, Username: `agent-${index}` }));

/** Amazon Connect as far as these measurements go: it answers at once. */
export async function startConnect() {
  const server = createServer((request, response) => {
    request.resume();
    const answer = request.url?.startsWith('/users-summary')
      ? { UserSummaryList: users }
      : { ContactId: 'contact', ParticipantId: 'participant', ParticipantToken: 'token' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
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

/** The whole server in this process, as it is set up by default but for its limits. */
export function serverOver(store: Store, connect: string) {
  process.env['AWS_ACCESS_KEY_ID'] = 'none';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'none';
  const settings = readSettings({
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_CONNECT: connect,
    LIAISON_INSTANCE_ID: 'instance',
    LIAISON_CONTACT_FLOW_ID: 'flow',
    LIAISON_CCP_URL: 'https://example.my.connect.aws/ccp-v2/',
    LIAISON_OIDC_ISSUER: 'https://login.example.com',
    LIAISON_OIDC_CLIENT_ID: 'desktop',
    LIAISON_REQUESTS_PER_MINUTE: '1000000',
    LIAISON_CHATS_PER_MINUTE: '100000',
  });
  return createApp({
    settings,
    clients: connectClients(settings.aws),
    authenticator,
    store,
    s3: s3Client(settings.aws),
    logger: createLogger(settings, { write: () => {} }),
    peerAddress: () => '127.0.0.1',
    now: () => performance.now(),
    date: () => new Date(),
    newId: () => crypto.randomUUID(),
  });
}
