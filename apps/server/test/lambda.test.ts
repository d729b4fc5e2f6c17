import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleLambda } from '../src/bundle/bundle-lambda.ts';

const environment = {
  AWS_REGION: 'eu-central-1',
  LIAISON_INSTANCE_ID: 'instance-1',
  LIAISON_CONTACT_FLOW_ID: 'flow-1',
  LIAISON_CCP_URL: 'https://acme.my.connect.aws/ccp-v2/',
  LIAISON_OIDC_ISSUER: 'https://login.example.com',
  LIAISON_OIDC_CLIENT_ID: 'desktop',
  LIAISON_LOG_LEVEL: 'silent',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
};

let work: string;
let folder: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'liaison-lambda-'));
  folder = join(work, 'function');
  const page = join(work, 'page');
  await mkdir(page);
  await writeFile(join(page, 'index.html'), 'a page');
  await bundleLambda({ folder, pages: { desktop: page, customer: page } });
}, 60_000);
afterAll(() => rm(work, { recursive: true }));

/** What API Gateway sends for a request to an HTTP API (payload format version 2.0). */
const event = (path: string) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { accept: 'text/html', 'x-forwarded-for': '192.0.2.1' },
  requestContext: { domainName: 'd.example.com', http: { method: 'GET', path, sourceIp: '192.0.2.1' } },
  isBase64Encoded: false,
});

interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Runs the function in a process that has nothing but it, as Lambda does. */
async function invoke(paths: readonly string[], settings: Record<string, string> = environment) {
  const program = `
    const { handler } = await import(process.argv[1]);
    const answers = [];
    for (const event of JSON.parse(process.argv[2])) answers.push(await handler(event, {}));
    console.log(JSON.stringify(answers));
    process.exit();
  `;
  const events = JSON.stringify(paths.map(event));
  const args = ['--input-type=module', '-e', program, join(folder, 'lambda.mjs'), events];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: settings, cwd: folder });
  return JSON.parse(stdout) as Answer[];
}

test.each(['lambda.mjs', 'lambda-upkeep.mjs'])('%s is one file of less than 3 MB', async (file) => {
  expect((await stat(join(folder, file))).size).toBeLessThan(3 * 1024 * 1024);
});

test('it answers the health route, the API and the pages', async () => {
  const [health, config, page, note] = await invoke(['/healthz', '/api/config', '/', '/api/contacts/c/note']);
  expect([health?.statusCode, JSON.parse(health?.body ?? '')]).toEqual([200, { status: 'ok' }]);
  expect(JSON.parse(config?.body ?? '')).toMatchObject({ ccpUrl: environment.LIAISON_CCP_URL });
  expect(page?.body).toBe('a page');
  expect(page?.headers['content-security-policy']).toContain('https://acme.my.connect.aws');
  expect(note?.statusCode).toBe(401);
}, 60_000);

test('it does not start without a database that functions share', async () => {
  await expect(invoke(['/healthz'], { ...environment, DATABASE_URL: '' })).rejects.toThrow('DATABASE_URL must be set');
}, 60_000);

test('what a schedule calls looks after the database, and says when it cannot', async () => {
  const program = `
    const { handler } = await import(process.argv[1]);
    await handler({}, { getRemainingTimeInMillis: () => 900_000 });
    process.exit();
  `;
  const args = ['--input-type=module', '-e', program, join(folder, 'lambda-upkeep.mjs')];
  const env = { ...environment, LIAISON_LOG_LEVEL: 'error', LIAISON_ATTACHMENT_STORE: 's3://bucket/copies' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, cwd: folder });
  const messages = stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
  expect(messages.toSorted()).toEqual(['files of erased contacts could not be deleted', 'retention failed']);
}, 60_000);
