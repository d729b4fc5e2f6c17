import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../src/admin/command.ts';
import { runCommand } from '../src/admin/run-command.ts';

/** Each command opens the database, and the first one makes it: seconds each, a minute on a machine that is busy. */
const patience = 600_000;

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
  for (const command of [
    'migrate',
    'backup',
    'restore',
    'backfill',
    'retention',
    'retention-policy',
    'hold',
    'erase',
    'verify-export',
  ]) {
    expect(lines.join('\n')).toContain(command);
    const help = await run([command, '--help']);
    expect(help.lines.join('\n')).toContain(`Usage: liaison-admin ${command}`);
  }
});

test.each([
  [['nothing']],
  [['backup']],
  [['backup', 'a', 'b']],
  [['restore', '--fast', 'a']],
  [['migrate', 'a']],
  [['retention', '--all']],
  [['retention-policy', 'a', 'b']],
  [['hold', '--customer', 'cleo']],
  [['hold', '--reason', 'A lawsuit']],
  [['hold', '--customer', 'cleo', '--contact', 'c', '--reason', 'A lawsuit']],
  [['erase', '--customer', 'cleo']],
  [['erase', '--reason', 'Asked to']],
])('%j is refused', async (argv) => {
  await expect(run(argv)).rejects.toThrow(UsageError);
});

test(
  'a database is migrated, backed up and restored',
  async () => {
    const file = join(folder, 'file.backup');
    const migrated = await run(['migrate', '--json']);
    expect(JSON.parse(migrated.lines.at(-1) ?? '')).toMatchObject({
      migrations: expect.arrayContaining(['0002-audit']),
    });
    expect(await run(['backup', file, '--json'])).toEqual({ code: 0, lines: ['{"end":"complete","rows":0}'] });
    expect(await run(['restore', file])).toEqual({ code: 0, lines: ['Everything is restored: 0 rows.'] });
    await expect(run(['restore', join(folder, 'none')])).rejects.toThrow('ENOENT');
  },
  patience,
);

test(
  'conversations are kept by policy, held, and erased',
  async () => {
    const json = async (...argv: string[]) => {
      const { code, lines } = await run([...argv, '--json']);
      return { code, last: JSON.parse(lines.at(-1) ?? 'null') as unknown };
    };
    const policy = { days: 365, queues: [{ queueId: 'sales', days: null }] };
    const file = join(folder, 'policy.json');
    await writeFile(file, JSON.stringify(policy));
    expect(await json('retention-policy')).toEqual({ code: 0, last: { days: null, queues: [] } });
    expect(await json('retention-policy', file)).toEqual({ code: 0, last: policy });
    expect(await json('retention-policy', file)).toEqual({ code: 0, last: policy });
    await writeFile(file, '{"days":0}');
    await expect(run(['retention-policy', file])).rejects.toThrow(UsageError);
    expect(await json('retention-policy')).toEqual({ code: 0, last: policy });
    const nothing = { contacts: 0, items: 0, documents: 0, held: 0 };
    expect(await json('retention', '--dry-run')).toEqual({
      code: 0,
      last: { end: 'complete', dryRun: true, ...nothing },
    });
    expect((await run(['retention'])).lines.at(-1)).toContain('Deleted: 0 contacts');

    const set = await json('hold', '--contact', 'contact-1', '--reason', 'A lawsuit');
    expect(set).toMatchObject({ code: 0, last: { contactId: 'contact-1', reason: 'A lawsuit' } });
    const { holdId } = set.last as { holdId: string };
    expect((await run(['hold', '--list'])).lines).toEqual([expect.stringContaining(`${holdId}  contact contact-1`)]);
    const erasure = ['erase', '--contact', 'contact-1', '--reason', 'Asked to'];
    expect(await json(...erasure)).toEqual({ code: 2, last: { end: 'under_hold' } });
    expect(await json(...erasure, '--except-held')).toMatchObject({ code: 0, last: { held: 1, contacts: [] } });
    expect(await json('hold', '--lift', holdId, '--reason', 'Settled')).toMatchObject({ code: 0 });
    expect(await json('hold', '--lift', holdId, '--reason', 'Settled')).toMatchObject({ code: 2 });
    expect(await json(...erasure)).toMatchObject({ code: 0, last: { dryRun: false, held: 0 } });
  },
  patience,
);
