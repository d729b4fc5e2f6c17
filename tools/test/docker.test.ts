import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { settingsReference } from '@liaison/backend';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

/** Built in the first stage. */
const built = /^(node_modules|apps\/\w+\/dist)$/;

test('the Dockerfile copies, installs and runs what is there', async () => {
  const dockerfile = await read('deploy/docker/Dockerfile');
  const copied = [...dockerfile.matchAll(/^COPY --from=build \/liaison\/(\S+) (\S+)$/gm)];
  const [, command = ''] = /^CMD \["(.+)"\]$/m.exec(dockerfile) ?? [];
  const folders = [...dockerfile.matchAll(/^RUN cd (\S+) /gm)].map(([, folder = '']) => folder);
  expect([copied.length, folders.length]).toEqual([6, 2]);
  for (const [, from = '', to] of copied) expect(to).toBe(from);
  const sources = copied.map(([, from = '']) => from).filter((path) => !built.test(path));
  for (const path of [...sources, ...folders, command]) {
    expect([path, existsSync(new URL(path, root))]).toEqual([path, true]);
  }
});

test('the image has every workspace that the server depends on', async () => {
  const dockerfile = await read('deploy/docker/Dockerfile');
  const folders: Readonly<Record<string, string>> = {
    '@liaison/server': 'apps/server',
    '@liaison/backend': 'packages/backend',
    '@liaison/protocol': 'packages/protocol',
  };
  const installed = [...dockerfile.matchAll(/ -w (\S+)/g)].map(([, name = '']) => name);
  expect(installed.toSorted()).toEqual(Object.keys(folders).toSorted());
  for (const name of installed) {
    const { dependencies = {} } = JSON.parse(await read(`${folders[name]}/package.json`)) as {
      dependencies?: Record<string, string>;
    };
    const own = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@liaison/'));
    expect(installed).toEqual(expect.arrayContaining(own));
    expect(dockerfile).toContain(`COPY --from=build /liaison/${folders[name]} ${folders[name]}`);
  }
});

test('every setting in the compose file is one of the server', async () => {
  const [compose, reference] = [await read('deploy/docker/compose.yaml'), settingsReference()];
  const settings = [...compose.matchAll(/^ {6}((?:LIAISON|DATABASE)_\w+):/gm)].map(([, name]) => name);
  expect(settings.length).toBeGreaterThan(8);
  for (const name of settings) expect(reference).toContain(`| \`${name}\` |`);
});

test('every required setting is in the compose file', async () => {
  const compose = await read('deploy/docker/compose.yaml');
  const required = [...settingsReference().matchAll(/^\| `(\w+)` \| .* \| \*\*required\*\* \|/gm)];
  expect(required.length).toBeGreaterThan(4);
  for (const [, name] of required) expect(compose).toMatch(new RegExp(`^ {6}${name}:`, 'm'));
});
