import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../src/admin/run-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-admin-'));
  await mkdir(join(folder, 'files'));
  const item = { Id: 'i', Type: 'MESSAGE', AbsoluteTime: '2026-11-23T09:00:00.000Z', Content: 'Hello' };
  const transcript = {
    Version: '2019-08-26',
    ContactId: 'contact-1',
    InitialContactId: 'contact-1',
    Transcript: [item],
  };
  await writeFile(join(folder, 'files/contact-1.json'), JSON.stringify(transcript));
  await writeFile(join(folder, 'files/other.json'), '{}');
});
afterAll(() => rm(folder, { recursive: true }));

async function admin(...args: string[]) {
  const lines: string[] = [];
  const code = await runCommand(args, {
    environment: { LIAISON_DATA_DIR: join(folder, 'data') },
    write: (line) => lines.push(line),
    interrupted: new AbortController().signal,
  });
  return { code, lines };
}

test.each([[['--help']], [[]]])('%j lists the commands', async (args) => {
  const { code, lines } = await admin(...args);
  expect(code).toBe(0);
  expect(lines.join('\n')).toContain('backfill');
});

test.each([
  ['an unknown command', ['fly'], 'There is no command fly'],
  ['no source', ['backfill'], 'backfill needs --from'],
  ['an unknown option', ['backfill', '--form', 'x'], '--form'],
])('%s is one sentence', async (_, args, sentence) => {
  await expect(admin(...args)).rejects.toThrow(sentence);
});

test('backfill stores files, names those that are no transcripts, and explains itself', async () => {
  expect((await admin('backfill', '--help')).lines.join('\n')).toContain('--from');
  const { code, lines } = await admin('backfill', '--from', join(folder, 'files'));
  expect(lines).toEqual([
    '2 files, 1 new items, 1 no transcripts',
    'no transcript: other.json',
    'All files are stored.',
  ]);
  expect(code).toBe(2);
  const again = await admin('backfill', '--from', join(folder, 'files'), '--json');
  expect(again.lines.map((line) => JSON.parse(line) as unknown).at(-1)).toEqual({
    end: 'complete',
    files: 2,
    stored: 0,
    unreadable: ['other.json'],
  });
}, 60_000);
