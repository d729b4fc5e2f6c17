import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// Opening the database takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const program = fileURLToPath(new URL('support/serve.ts', import.meta.url));
const environment = {
  PATH: process.env['PATH'],
  AWS_REGION: 'eu-central-1',
  LIAISON_PORT: '0',
  LIAISON_INSTANCE_ID: 'instance-1',
  LIAISON_CONTACT_FLOW_ID: 'flow-1',
  LIAISON_CCP_URL: 'https://acme.my.connect.aws/ccp-v2/',
  LIAISON_OIDC_ISSUER: 'https://login.example.com',
  LIAISON_OIDC_CLIENT_ID: 'desktop',
};

let page: string;
let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'liaison-data-'));
  page = await mkdtemp(join(tmpdir(), 'liaison-server-'));
  await writeFile(join(page, 'index.html'), 'a page');
});
afterAll(async () => {
  await rm(page, { recursive: true });
  await rm(data, { recursive: true });
});

const start = (settings: Record<string, string | undefined> = {}, folder = page) =>
  spawn(process.execPath, ['--conditions=liaison-source', program, folder, page], {
    env: { ...environment, LIAISON_DATA_DIR: data, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function startAndListen() {
  const server = start();
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const { address } = JSON.parse(line) as { address: string };
  return { server, address };
}

test('serves both pages and the API, and ends with code 0 when asked to', async () => {
  const { server, address } = await startAndListen();
  const exit = once(server, 'exit');
  expect(await (await fetch(`${address}/`)).text()).toBe('a page');
  expect(await (await fetch(`${address}/customer/`)).text()).toBe('a page');
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' });
  server.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

test('ends with code 0 although somebody is in the middle of a request', async () => {
  const { server, address } = await startAndListen();
  const exit = once(server, 'exit');
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write('POST /api/chats HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{');
  await fetch(`${address}/healthz`);
  server.kill('SIGINT');
  expect(await exit).toEqual([0, null]);
  socket.destroy();
});

test('a taken port is one sentence that names the setting', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const server = start({ LIAISON_PORT: String((other.address() as AddressInfo).port) });
  const [said, [code]] = await Promise.all([text(server.stderr), once(server, 'exit')]);
  expect(said).toBe('LIAISON_PORT names a port that another program uses.\n');
  expect(code).toBe(1);
  other.close();
});

test('a data folder in use is one sentence that names the setting', async () => {
  const { server: first } = await startAndListen();
  const exit = once(first, 'exit');
  const second = start();
  const [said, [code]] = await Promise.all([text(second.stderr), once(second, 'exit')]);
  expect(said).toBe(
    `The data folder ${data} is in use by process ${first.pid}; set LIAISON_DATA_DIR to another folder.\n`,
  );
  expect(code).toBe(1);
  first.kill('SIGKILL');
  await exit;
});

test.each([
  ['an unreadable setting', { LIAISON_TYPING: 'maybe' }, 'LIAISON_TYPING must be true or false.\n'],
  ['a missing setting', { LIAISON_CCP_URL: '' }, /^LIAISON_CCP_URL must be an https address .*\.\n$/],
])('%s is one sentence that names it', async (_, settings, sentence) => {
  const server = start(settings);
  const [said, [code]] = await Promise.all([text(server.stderr), once(server, 'exit')]);
  expect(said).toMatch(sentence);
  expect(code).toBe(1);
});

test('a missing build is one sentence', async () => {
  const folder = join(page, 'not-there');
  const server = start({}, folder);
  const [said, [code]] = await Promise.all([text(server.stderr), once(server, 'exit')]);
  expect(said).toBe(`There is no built page in ${folder}; build it first.\n`);
  expect(code).toBe(1);
});
