import { readFile } from 'node:fs/promises';
import { settingsReference } from '@liaison/backend';
import { ApiErrorCode } from '@liaison/protocol/api';
import { expect, test } from 'vitest';
import { testApp } from './support/test-app.ts';

const reference = (name: string) => readFile(new URL(`../../../docs/reference/${name}`, import.meta.url), 'utf8');

test('configuration.md is what the settings say (node --conditions=liaison-source tools/write-reference.ts)', async () => {
  expect(await reference('configuration.md')).toBe(settingsReference());
});

test('openapi.json is what the server answers (node --conditions=liaison-source tools/write-reference.ts)', async () => {
  const answer = await testApp().app.request('/api/openapi.json');
  expect(JSON.parse(await reference('openapi.json'))).toEqual(await answer.json());
});

/** Public by design: all that a customer or a probe needs. Whatever is added to the API is an agent's unless it is listed here. */
const publicRoutes = [
  'POST /api/chats',
  'GET /api/config',
  'GET /api/openapi.json',
  'GET /healthz',
  'GET /readyz',
  // Proves itself by the signature of SNS.
  'POST /api/ingest/sns',
];

test('every route is public by design or asks for a token, in the OpenAPI document too', async () => {
  const { app } = testApp();
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: unknown }>>;
  };
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  const names = new Set(routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`));
  const guarded = [...names].filter((name) => !publicRoutes.includes(name));
  expect(guarded).not.toEqual([]);
  for (const name of guarded) {
    const [method = '', path = ''] = name.split(' ');
    expect((await app.request(path, { method })).status).toBe(401);
    expect(document.paths[path]?.[method.toLowerCase()]?.security).toEqual([{ agent: [] }]);
  }
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(new Set([...documented, 'GET /api/openapi.json'])).toEqual(names);
});

test('api-errors.md explains every error code, with its status and whether to try again', async () => {
  const page = await reference('api-errors.md');
  const rows = page.matchAll(/^\| `(\w+)` \| (\d+) \| (yes|no) \| .+ \|$/gm);
  const explained = [...rows].map(([, code, status, again]) => [
    code,
    { status: Number(status), retryable: again === 'yes' },
  ]);
  expect(Object.fromEntries(explained)).toEqual(ApiErrorCode);
});
