import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/root.ts';

/** What Node 22 cannot read and nobody takes out: Vitest and Playwright compile tests, Vite the pages. */
const tooNew = /^\s*(?:await )?using \w+ =/m;

/** Runs as it is written. */
const isRunByNode = (file: string) =>
  /\.(ts|mjs)$/.test(file) &&
  /^(tools|bench|examples|deploy|apps\/server|packages)\//.test(file) &&
  !file.endsWith('.test.ts');

test('what Node runs as it is written can be read by Node 22', async () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(isRunByNode);
  expect(files.length).toBeGreaterThan(400);
  const sources = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })),
  );
  expect(sources.filter(({ text }) => tooNew.test(text)).map(({ file }) => file)).toEqual([]);
});
