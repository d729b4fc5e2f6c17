import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '../src/store/data-folder-lock.ts';
import { processStart } from '../src/store/process-start.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-lock-'));
  file = join(folder, 'lock');
});
afterEach(() => rm(folder, { recursive: true }));

const holder = (said: object) => JSON.stringify({ pid: 1, startedAt: 'then', host: hostname(), ...said });

test('names its process, and is gone once it is given back', async () => {
  const lock = lockDataFolder(folder);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    pid: process.pid,
    startedAt: processStart(process.pid),
    host: hostname(),
  });
  lock[Symbol.dispose]();
  await expect(readFile(file)).rejects.toThrow('ENOENT');
  lockDataFolder(folder)[Symbol.dispose]();
});

test('is never taken from a process that lives', async () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'inherit'] });
  await once(other, 'spawn');
  const content = holder({ pid: other.pid, startedAt: processStart(other.pid ?? 0) });
  await writeFile(file, content);
  expect(() => lockDataFolder(folder)).toThrow(
    expect.objectContaining({ name: 'DataFolderInUse', message: expect.stringContaining(`process ${other.pid};`) }),
  );
  expect(await readFile(file, 'utf8')).toBe(content);

  other.kill('SIGKILL');
  await once(other, 'exit');
  using lock = lockDataFolder(folder);
  expect(lock).toBeDefined();
});

test('of a dead process whose id another process has now is taken over', async () => {
  await writeFile(file, holder({ pid: process.pid, startedAt: 'at another time' }));
  using lock = lockDataFolder(folder);
  expect(lock).toBeDefined();
});

test.each([
  ['of another machine', holder({ host: 'another' }), 'process 1 of another'],
  ['that says nothing', '', 'did not say which'],
])('%s is left alone', async (_, content, by) => {
  await writeFile(file, content);
  expect(() => lockDataFolder(folder)).toThrow(by);
  expect(await readFile(file, 'utf8')).toBe(content);
});

test('is not taken over by two at once', async () => {
  await writeFile(file, holder({ pid: process.pid }));
  await writeFile(`${file}.takeover`, '');
  expect(() => lockDataFolder(folder)).toThrow('taking it over');
});
