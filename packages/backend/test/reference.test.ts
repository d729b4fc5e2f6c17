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

test('every route of the API is in the OpenAPI document, and every agent route asks for a token there', async () => {
  const { app } = testApp();
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: unknown; responses: Record<string, unknown> }>>;
  };
  const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/api/openapi.json');
  expect(routes.length).toBeGreaterThan(0);
  for (const { method, path } of routes) expect(document.paths[path]).toHaveProperty(method.toLowerCase());
  const guarded = Object.values(document.paths)
    .flatMap((operations) => Object.values(operations))
    .filter(({ responses }) => '401' in responses);
  expect(guarded).toHaveLength(1);
  for (const { security } of guarded) expect(security).toEqual([{ agent: [] }]);
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
