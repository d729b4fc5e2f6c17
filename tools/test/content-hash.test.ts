import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentHash } from '../lib/content-hash.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-'));
  await mkdir(join(folder, 'src/deep'), { recursive: true });
  await writeFile(join(folder, 'src/deep/a.ts'), 'a');
  await writeFile(join(folder, 'lock.json'), '{}');
});

afterEach(() => rm(folder, { recursive: true }));

const hash = () => contentHash(folder, ['src', 'lock.json', 'missing']);

it('is the same for the same content', async () => {
  expect(await hash()).toBe(await hash());
});

it.each([
  ['a changed file', 'src/deep/a.ts', 'b'],
  ['a new file', 'src/b.ts', ''],
  ['a changed lockfile', 'lock.json', '{"a":1}'],
])('changes with %s', async (_, file, content) => {
  const before = await hash();
  await writeFile(join(folder, file), content);
  expect(await hash()).not.toBe(before);
});

it('changes when a file moves', async () => {
  const before = await hash();
  await rm(join(folder, 'src/deep/a.ts'));
  await writeFile(join(folder, 'src/a.ts'), 'a');
  expect(await hash()).not.toBe(before);
});
