import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { checkImports } from '../imports/check-imports.ts';
import { type ImportRules, readImportRules, ruleFor } from '../imports/import-rules.ts';
import { judgeImport } from '../imports/judge-import.ts';
import { specifiersIn } from '../imports/specifiers.ts';
import { readWorkspaces } from '../imports/workspace.ts';
import { root } from '../lib/root.ts';

const rules: ImportRules = {
  roots: ['packages'],
  scope: '@liaison/',
  aws: ['@aws-sdk/*', 'amazon-connect-*'],
  rules: [
    { files: 'packages/core/src', workspace: ['@liaison/protocol'], aws: [], others: ['zustand/vanilla'] },
    { files: 'packages/core/src/pure', workspace: ['@liaison/protocol'], aws: [], others: [], stayIn: true },
    { files: 'packages/core/test', workspace: [], aws: ['@aws-sdk/client-connect'], node: true, tests: true },
    { files: 'packages/protocol', workspace: [], aws: [] },
  ],
};

const manifests = {
  'package.json': { name: 'liaison', workspaces: ['packages/*'], devDependencies: { vitest: '1' } },
  'packages/core/package.json': {
    name: '@liaison/core',
    exports: { '.': './src/index.ts', './testing': './src/testing/index.ts' },
    dependencies: { '@liaison/protocol': '1', zustand: '1', 'amazon-connect-chatjs': '1' },
    devDependencies: { '@aws-sdk/client-connect': '1', 'fast-check': '1' },
  },
  'packages/protocol/package.json': { name: '@liaison/protocol', exports: { '.': './src/index.ts' } },
};

let repository: string;
beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), 'imports-'));
  for (const [file, manifest] of Object.entries(manifests)) await write(file, JSON.stringify(manifest));
});
afterEach(async () => {
  await rm(repository, { recursive: true });
});

async function write(file: string, text: string): Promise<void> {
  const path = join(repository, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function violationsOf(file: string, text: string): Promise<readonly string[]> {
  await write(file, text);
  return (await checkImports({ root: repository, rules })).violations;
}

describe('a violation', () => {
  test.each([
    ['another package of the repository', 'src/a.ts', '@liaison/core', 'packages of this repository in'],
    ['a file deep inside another package', 'src/a.ts', '@liaison/protocol/src/item.ts', 'not an entry point'],
    ['a package of the repository that is not there', 'src/a.ts', '@liaison/nothing', 'not an entry point'],
    ['another package by a path', 'src/a.ts', '../../protocol/src/item.ts', 'files of @liaison/core only'],
    ['an AWS library', 'src/a.ts', '@aws-sdk/client-connect', 'AWS libraries in packages/core/src: none'],
    ['an AWS library that is a dependency', 'src/a.ts', 'amazon-connect-chatjs', 'AWS libraries in'],
    ['a file of an AWS library', 'src/a.ts', 'amazon-connect-chatjs/dist/x.js', 'AWS libraries in'],
    ['an entry of a package that only another may be used of', 'src/a.ts', 'zustand', 'other packages in'],
    ['a module of Node', 'src/a.ts', 'node:fs', 'no module of Node'],
    ['a module of Node by its old name', 'src/a.ts', 'fs/promises', 'no module of Node'],
    ['a test from a source file', 'src/a.ts', '../test/helper.ts', 'no test or build output'],
    [
      'a file outside the folder that stays in itself',
      'src/pure/a.ts',
      '../clock.ts',
      'only files of packages/core/src/pure',
    ],
    ['what the folder around it may import', 'src/pure/a.ts', 'zustand/vanilla', 'packages/core/src/pure: none'],
    ['a package nobody declares', 'test/a.test.ts', 'left-pad', 'not a dependency of @liaison/core'],
    ['an AWS library other than the ones tests may use', 'test/a.test.ts', '@aws-sdk/client-s3', 'AWS libraries in'],
  ])('is %s', async (_what, file, specifier, reason) => {
    const [violation, ...more] = await violationsOf(`packages/core/${file}`, `\nimport '${specifier}';\n`);
    expect(violation).toMatch(
      new RegExp(`^packages/core/${file}:2: packages/core/\\S+ may not import ${specifier} \\(`),
    );
    expect(violation).toContain(reason);
    expect(more).toEqual([]);
  });

  it('is a devDependency in a source file', async () => {
    expect(await violationsOf('packages/protocol/src/a.ts', `import 'vitest';`)).toEqual([
      'packages/protocol/src/a.ts:1: packages/protocol may not import vitest (not a dependency of @liaison/protocol; a devDependency is for tests)',
    ]);
  });

  it('is a file that no rule names', async () => {
    expect(await violationsOf('packages/other/src/a.ts', '')).toEqual([
      'packages/other/src/a.ts:1: no rule says what this file may import',
    ]);
  });
});

test.each([
  ['src/a.ts', '@liaison/protocol'],
  ['src/a.ts', 'zustand/vanilla'],
  ['src/a.ts', './pure/b.ts'],
  ['src/a.tsx', './b.css?inline'],
  ['src/pure/a.ts', './b.ts'],
  ['test/a.test.ts', 'vitest'],
  ['test/a.test.ts', 'fast-check'],
  ['test/a.test.ts', 'node:fs'],
  ['test/a.test.ts', '@liaison/core/testing'],
  ['test/a.test.ts', '@aws-sdk/client-connect'],
  ['test/a.test.ts', '../src/a.ts'],
])('%s may import %s', async (file, specifier) => {
  expect(await violationsOf(`packages/core/${file}`, `import '${specifier}';`)).toEqual([]);
});

test('every way of naming a module is seen, with its line', () => {
  const source = [
    '/// <reference types="a" />',
    "import b from 'b';",
    "import type { C } from 'c';",
    "export * from 'd';",
    "export type { E } from 'e';",
    "const f = await import('f');",
    "let g: typeof import('g');",
    "import h = require('h');",
    "const i = require('i');",
    "require.resolve('j');",
    "import.meta.resolve('k');",
    "createRequire(import.meta.url).resolve('l');",
    "createRequire(import.meta.url)('m');",
    "vi.mock('n');",
    'const o = <p>{import(`not known`)}</p>;',
    "// import 'comment';",
    'const q = "import \'text\'";',
    "Promise.resolve('value');",
  ].join('\n');
  expect(specifiersIn('x.tsx', source).map(({ text, line }) => `${text}${line}`)).toEqual(
    'abcdefghijklmn'.split('').map((name, index) => `${name}${index + 1}`),
  );
});

test('a file that cannot be parsed is an error, not a file without imports', () => {
  expect(() => specifiersIn('x.ts', 'import {')).toThrow(SyntaxError);
});

test('build output and installed packages are not looked at', async () => {
  await write('packages/core/dist/a.js', "import '@liaison/backend';");
  expect(await violationsOf('packages/core/node_modules/x/a.js', "import '@liaison/backend';")).toEqual([]);
});

test.each([
  ["import '@liaison/core';", 1, 'packages/protocol/src/a.ts:1: packages/protocol may not import @liaison/core'],
  ['', 0, 'Imports of 1 files follow the rules.'],
])('the command says so and exits (%s)', async (text, code, line) => {
  await write('tools/import-rules.json', JSON.stringify(rules));
  await write('packages/protocol/src/a.ts', text);
  const result = await new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(process.execPath, [join(root, 'tools/check-imports.ts'), repository], (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
  expect(result.code).toBe(code);
  expect(result.output).toContain(line);
});

describe('this repository’s rules', () => {
  test.each([
    ['packages/protocol/src/x.ts', 'hono'],
    ['packages/core/src/chat/timeline/x.ts', '../outbox/x.ts'],
    ['packages/core/src/chat/timeline/x.ts', 'zustand/vanilla'],
    ['packages/core/src/x.ts', 'react'],
    ['packages/core/src/x.ts', 'amazon-connect-chatjs'],
    ['packages/browser/src/x.ts', 'amazon-connect-streams'],
    ['packages/react/src/x.tsx', '@liaison/amazon-connect'],
    ['packages/react/src/x.tsx', 'amazon-connect-streams'],
    ['packages/backend/src/x.ts', '@liaison/core'],
    ['packages/emulator/src/x.ts', '@liaison/core'],
    ['packages/emulator/src/x.ts', '@liaison/backend'],
    ['packages/emulator/src/x.ts', '@liaison/protocol/api'],
    ['packages/emulator/src/x.ts', '@aws-sdk/client-connect'],
    ['packages/emulator/test/x.ts', '@liaison/core'],
    ['apps/desktop/src/x.ts', 'amazon-connect-streams'],
    ['apps/desktop/src/x.ts', '@liaison/backend'],
    ['apps/customer/src/x.ts', '@liaison/core'],
    ['apps/customer/src/x.ts', 'amazon-connect-streams'],
    ['apps/server/src/x.ts', '@liaison/emulator'],
    ['e2e/x.ts', '@liaison/core'],
    ['e2e/x.ts', '../packages/emulator/src/index.ts'],
  ])('%s may not import %s', async (file, specifier) => {
    const own = await readImportRules(join(root, 'tools/import-rules.json'));
    const rule = ruleFor(own, file);
    if (!rule) throw new Error('no rule');
    const workspaces = await readWorkspaces(root);
    const reason = judgeImport({ file, specifier, rule, rules: own, workspaces });
    // A rule has to say so, not only the lack of a dependency, which is one line away.
    expect(reason ?? 'not a dependency').not.toContain('not a dependency');
  });
});
