import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectClients, createLogger, createStore, readSettings, type Store } from '@liaison/backend';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ListeningServer, listen } from '../src/listen.ts';
import { signInAgent, startLocalConnect } from './support/local-connect.ts';

const topicArn = 'arn:aws:sns:us-west-2:111122223333:chats';

let connect: Awaited<ReturnType<typeof startLocalConnect>>;
let server: ListeningServer;
let store: Store;
let page: string;
beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'liaison-server-'));
  await writeFile(join(page, 'index.html'), 'a page');
  connect = await startLocalConnect();
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  const { id, region, contactFlows } = connect.instance;
  const settings = readSettings({
    AWS_REGION: region,
    LIAISON_INSTANCE_ID: id,
    LIAISON_CONTACT_FLOW_ID: contactFlows[0]?.id,
    AWS_ENDPOINT_URL_CONNECT: connect.url,
    AWS_ENDPOINT_URL_CONNECTPARTICIPANT: connect.url,
    LIAISON_PORT: '0',
    LIAISON_CCP_URL: `${connect.url}/connect/ccp-v2/`,
    LIAISON_OIDC_ISSUER: `${connect.url}/oidc`,
    LIAISON_OIDC_CLIENT_ID: 'liaison-desktop',
    LIAISON_LOG_LEVEL: 'silent',
    LIAISON_DATA_DIR: join(page, 'data'),
    LIAISON_SNS_TOPICS: topicArn,
    LIAISON_STREAMING_TOPIC: topicArn,
    AWS_ENDPOINT_URL_SNS: `${connect.url}/sns`,
  });
  store = createStore({ settings: settings.store, onIdleError: () => {} });
  await store.open();
  server = await listen({
    settings,
    logger: createLogger(settings),
    clients: connectClients(settings.aws),
    store,
    folders: { desktop: page, customer: page },
  });
}, 180_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  await connect[Symbol.asyncDispose]();
  await rm(page, { recursive: true });
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
const exchange = (participantToken: string, bearer: string) =>
  post('/api/participant-connections', { participantToken }, { ...asJson, Authorization: `Bearer ${bearer}` });
const asJson = { 'Content-Type': 'application/json' };

test('is ready when the issuer is there', async () => {
  const ready = await fetch(`${server.address}/readyz`);
  expect(ready.status).toBe(200);
});

test("an agent's own participant token is exchanged for credentials that Amazon Connect takes", async () => {
  const agent = await signInAgent(connect.url, 'ada');
  await agent.becomeAvailable();
  const started = await post('/api/chats', { displayName: 'Cleo', initialMessage: 'Hello' }, asJson);
  const { contactId } = (await started.json()) as { contactId: string };
  const participantToken = await agent.participantToken(contactId);
  await agent.accept(contactId);
  const exchanged = await exchange(participantToken, await agent.accessToken());
  expect(exchanged.status).toBe(200);
  const { connectionToken, websocketUrl } = (await exchanged.json()) as Record<string, string>;
  expect(websocketUrl).toMatch(/^ws:\/\/127\.0\.0\.1:/);

  const transcript = await fetch(`${connect.url}/participant/transcript`, {
    method: 'POST',
    headers: { ...asJson, 'X-Amz-Bearer': connectionToken ?? '' },
    body: JSON.stringify({}),
  });
  expect(await transcript.json()).toMatchObject({
    Transcript: expect.arrayContaining([expect.objectContaining({ Content: 'Hello', ParticipantRole: 'CUSTOMER' })]),
  });
});

test("a widget's request, sent as plain text, starts a chat and gets the sample's answer", async () => {
  const started = await post('/api/chats', {
    InstanceId: 'another',
    ContactFlowId: '',
    ParticipantDetails: { DisplayName: 'Cleo' },
  });
  expect(started.status).toBe(200);
  expect(await started.json()).toEqual({
    data: {
      startChatResult: {
        ContactId: expect.any(String),
        ParticipantId: expect.any(String),
        ParticipantToken: expect.any(String),
      },
      featurePermissions: {},
    },
  });
});

test('the same client token answers the same chat', async () => {
  const chat = { displayName: 'Cleo', clientToken: crypto.randomUUID() };
  const answers = [await post('/api/chats', chat, asJson), await post('/api/chats', chat, asJson)];
  const [first, second] = (await Promise.all(answers.map((answer) => answer.json()))) as { contactId: string }[];
  expect(first?.contactId).toBeTruthy();
  expect(second?.contactId).toBe(first?.contactId);
});

test('a token that Amazon Connect does not know is refused as such, and one that the issuer did not sign is not asked about', async () => {
  const agent = await signInAgent(connect.url, 'bo');
  const token = await agent.accessToken();
  const refused = await exchange('unknown', token);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ error: { code: 'participant_token_rejected' } });
  const [head, , signature] = token.split('.');
  const forged = Buffer.from(JSON.stringify({ preferred_username: 'ada' })).toString('base64url');
  expect((await exchange('unknown', `${head}.${forged}.${signature}`)).status).toBe(401);
});

interface Thread {
  readonly contacts: readonly object[];
  readonly items: readonly { readonly Content?: string }[];
}

test('what is said in a chat is streamed to the server, and its agent reads it there as one thread', async () => {
  const subscribed = await fetch(`${connect.url}/_emulator/topics`, {
    method: 'POST',
    headers: asJson,
    body: JSON.stringify({ arn: topicArn, endpoint: `${server.address}/api/ingest/sns` }),
  });
  expect(subscribed.status).toBe(201);
  await expect
    .poll(async () => (await fetch(`${connect.url}/_emulator/topics`)).json())
    .toMatchObject({ topics: [{ arn: topicArn, confirmed: true }] });

  const agent = await signInAgent(connect.url, 'ada');
  await agent.becomeAvailable();
  const started = await post('/api/chats', { displayName: 'Cleo', initialMessage: 'Where is my parcel?' }, asJson);
  const { contactId, participantToken } = (await started.json()) as { contactId: string; participantToken: string };
  await agent.participantToken(contactId);
  await agent.accept(contactId);
  const connected = await fetch(`${connect.url}/participant/connection`, {
    method: 'POST',
    headers: { ...asJson, 'X-Amz-Bearer': participantToken },
    body: JSON.stringify({ Type: ['CONNECTION_CREDENTIALS'], ConnectParticipant: true }),
  });
  const { ConnectionCredentials } = (await connected.json()) as { ConnectionCredentials: { ConnectionToken: string } };
  const said = await fetch(`${connect.url}/participant/message`, {
    method: 'POST',
    headers: { ...asJson, 'X-Amz-Bearer': ConnectionCredentials.ConnectionToken },
    body: JSON.stringify({ ContentType: 'text/plain', Content: 'It should have come on Friday.' }),
  });
  expect(said.status).toBe(200);

  const bearer = `Bearer ${await agent.accessToken()}`;
  const thread = async () => {
    const answer = await fetch(`${server.address}/api/contacts/${contactId}/thread`, {
      headers: { Authorization: bearer },
    });
    return (await answer.json()) as Thread;
  };
  await expect
    .poll(async () => (await thread()).items.map(({ Content }) => Content))
    .toContain('It should have come on Friday.');
  const other = `Bearer ${await (await signInAgent(connect.url, 'bo')).accessToken()}`;
  const refused = await fetch(`${server.address}/api/contacts/${contactId}/thread`, {
    headers: { Authorization: other },
  });
  expect(refused.status).toBe(403);
});
