import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectClients, createLogger, createStore, readSettings } from '@liaison/backend';
import { expect, test, vi } from 'vitest';
import { listen } from '../src/listen.ts';

test('a request that is under way when the server stops is answered, and none is taken after it', async () => {
  const asked = Promise.withResolvers<ServerResponse>();
  const amazonConnect = createServer((_request, response) => asked.resolve(response));
  amazonConnect.listen(0, '127.0.0.1');
  await once(amazonConnect, 'listening');
  const page = await mkdtemp(join(tmpdir(), 'liaison-drain-'));
  await writeFile(join(page, 'index.html'), 'a page');
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  const settings = readSettings({
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_CONNECT: `http://127.0.0.1:${(amazonConnect.address() as AddressInfo).port}`,
    LIAISON_INSTANCE_ID: 'instance-1',
    LIAISON_CONTACT_FLOW_ID: 'flow-1',
    LIAISON_CCP_URL: 'https://acme.my.connect.aws/ccp-v2/',
    LIAISON_OIDC_ISSUER: 'https://login.example.com',
    LIAISON_OIDC_CLIENT_ID: 'desktop',
    LIAISON_LOG_LEVEL: 'silent',
    LIAISON_PORT: '0',
    LIAISON_DATA_DIR: join(page, 'data'),
  });
  const server = await listen({
    settings,
    logger: createLogger(settings),
    clients: connectClients(settings.aws),
    store: createStore({ settings: settings.store, onIdleError: () => {} }),
    folders: { desktop: page, customer: page },
  });

  const answer = fetch(`${server.address}/api/chats`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ displayName: 'Cleo' }),
  });
  const response = await asked.promise;
  // The time that requests under way are given does not pass meanwhile, however slow the machine is.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stopped = server[Symbol.asyncDispose]();
  const late = fetch(`${server.address}/healthz`);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ContactId: 'c', ParticipantId: 'p', ParticipantToken: 't' }));
  await expect(late).rejects.toThrow('fetch failed');
  expect(await (await answer).json()).toEqual({ contactId: 'c', participantId: 'p', participantToken: 't' });
  vi.runAllTimers();
  vi.useRealTimers();
  await stopped;

  amazonConnect.closeAllConnections();
  amazonConnect.close();
  await rm(page, { recursive: true });
});
