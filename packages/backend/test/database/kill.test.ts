import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const program = fileURLToPath(new URL('support/ingest-until-killed.ts', import.meta.url));

/** Stores items in a process of its own, which is killed in the middle of its work. Answers the ids that it had acknowledged. */
async function ingestAndKill({ settings }: TestDatabase, afterBatches: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=liaison-source', program, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const acknowledged: string[] = [];
  let batches = 0;
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(...line.split(' '));
    batches += 1;
    if (batches === afterBatches) child.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

describe.each(databases)('%s', (_, create) => {
  test('a process that is killed under load loses nothing that it has acknowledged', async () => {
    await using database = await create();
    const acknowledged: string[] = [];
    for (const afterBatches of [1, 25, 60]) acknowledged.push(...(await ingestAndKill(database, afterBatches)));
    await using store = openStore(database);
    const rows = await store.db.selectFrom('item').select('id').execute();
    const stored = new Set(rows.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(86 * 20);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });
});
