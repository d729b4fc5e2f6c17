import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../src/admin/command.ts';
import { runCommand } from '../src/admin/run-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-admin-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(argv: readonly string[]) {
  const lines: string[] = [];
  const environment = { LIAISON_DATA_DIR: join(folder, 'data') };
  const interrupted = new AbortController().signal;
  const code = await runCommand(argv, { environment, write: (line) => void lines.push(line), interrupted });
  return { code, lines };
}

test('lists its commands, and explains each', async () => {
  const { code, lines } = await run(['--help']);
  expect(code).toBe(0);
  for (const command of ['migrate', 'backup', 'restore']) {
    expect(lines.join('\n')).toContain(command);
    const help = await run([command, '--help']);
    expect(help.lines.join('\n')).toContain(`Usage: liaison-admin ${command}`);
  }
});

test.each([[['nothing']], [['backup']], [['backup', 'a', 'b']], [['restore', '--fast', 'a']], [['migrate', 'a']]])(
  '%j is refused',
  async (argv) => {
    await expect(run(argv)).rejects.toThrow(UsageError);
  },
);

test('a database is migrated, backed up and restored', async () => {
  const file = join(folder, 'file.backup');
  const migrated = await run(['migrate', '--json']);
  expect(JSON.parse(migrated.lines.at(-1) ?? '')).toMatchObject({ migrations: expect.arrayContaining(['0002-audit']) });
  expect(await run(['backup', file, '--json'])).toEqual({ code: 0, lines: ['{"end":"complete","rows":0}'] });
  expect(await run(['restore', file])).toEqual({ code: 0, lines: ['Everything is restored: 0 rows.'] });
  await expect(run(['restore', join(folder, 'none')])).rejects.toThrow('ENOENT');
}, 120_000);
