import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  auditLog,
  ingestItems,
  ItemSource,
  readBackupFile,
  restoreBackup,
  type Store,
  takeBackup,
  writeBackupFile,
} from '@liaison/backend';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore } from './support/databases.ts';

const ada = { username: 'ada', subject: 'subject-ada', roles: [] };
const hostile = 'NUL-free but odd: "\'\\,(){}\u2028\n\r\t<b>€ \u{1f600}';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-backup-'));
});
afterAll(() => rm(folder, { recursive: true }));

const running = new AbortController().signal;
const take = (store: Store, file: string, signal = running) =>
  writeBackupFile(file, (write) => takeBackup({ db: store.db, now: () => now, write, onProgress: () => {}, signal }));
const restore = (store: Store, file: string) =>
  restoreBackup({ db: store.db, lines: readBackupFile(file), onProgress: () => {}, signal: running });

async function fill(store: Store) {
  const items = [
    ...Array.from({ length: 1200 }, (_, index) => chatItem(`item-${index}`)),
    chatItem('odd', { Content: hostile, DisplayName: hostile }),
    chatItem('old', { ContactId: 'contact-2', AbsoluteTime: '2025-01-31T23:59:59.999Z' }),
  ];
  await ingestItems(store.db, [{ source: ItemSource.file, items }], now);
  await auditLog(store.db)({ agent: ada, requestId: 'r', action: 'note.read', reason: hostile });
  const content = JSON.stringify({ text: '\u0000\ud800' });
  await store.db
    .insertInto('document')
    .values({ kind: 'note', owner: 'contact-1', version: 3, content, written_by: 'ada', written_at: now })
    .execute();
}

const contents = async (store: Store) => {
  const tables = ['contact', 'item', 'audit_entry', 'document'];
  const rows = tables.map((table) =>
    sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(store.db),
  );
  return (await Promise.all(rows)).map((result) => result.rows);
};

describe.each(databases.flatMap(([from, a]) => databases.map(([to, b]) => [from, to, a, b] as const)))(
  'from %s to %s',
  (_from, _to, createFrom, createTo) => {
    test('everything is restored as it was, and goes on from there', async () => {
      await using source = await createFrom();
      await using target = await createTo();
      await using before = openStore(source);
      await using after = openStore(target);
      await fill(before);
      const file = join(folder, `${crypto.randomUUID()}.backup`);
      const rows = await take(before, file);
      expect(rows).toBeGreaterThan(1200);
      expect(await restore(after, file)).toBe(rows);
      expect(await contents(after)).toEqual(await contents(before));
      await auditLog(after.db)({ agent: ada, requestId: 'r', action: 'audit.read' });
      await ingestItems(after.db, [{ source: ItemSource.file, items: [chatItem('new')] }], now);
      await expect(restore(after, file)).rejects.toThrow('the database is not empty');
    });
  },
);

describe.each(databases)('%s', (_, create) => {
  test('a file is whole or not there, and only its owner may read it', async () => {
    await using database = await create();
    await using store = openStore(database);
    await fill(store);
    const own = await mkdtemp(join(folder, 'own-'));
    const file = join(own, 'backup');
    await expect(take(store, file, AbortSignal.abort())).rejects.toThrow('aborted');
    expect(await readdir(own)).toEqual([]);
    await take(store, file);
    expect(await readdir(own)).toEqual(['backup']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('two that write to one path at once leave one whole file', async () => {
    await using database = await create();
    await using store = openStore(database);
    await fill(store);
    const own = await mkdtemp(join(folder, 'own-'));
    const file = join(own, 'backup');
    const rows = await Promise.all([take(store, file), take(store, file)]);
    expect(await readdir(own)).toEqual(['backup']);
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: true, rows: rows[0] });
    expect(lines).toHaveLength((rows[0] ?? 0) + 2);
  });

  test('what is no whole backup of this version is refused, and nothing of it stays', async () => {
    await using source = await create();
    await using target = await create();
    await using before = openStore(source);
    await using after = openStore(target);
    await fill(before);
    const file = join(folder, `${crypto.randomUUID()}.backup`);
    await take(before, file);
    const bytes = await readFile(file);
    const lines = gunzipSync(bytes).toString().split('\n');
    const [head = '', ...rest] = lines;
    const without = (line: number) => lines.toSpliced(line, 1).join('\n');
    const broken: readonly (readonly [Buffer, string])[] = [
      [Buffer.from('not gzipped'), 'not gzipped'],
      [bytes.subarray(0, bytes.length / 2), 'cut off'],
      [gzipSync(lines.slice(0, 5).join('\n')), 'cut off'],
      [gzipSync(`${lines.slice(0, 5).join('\n')}\n`), 'cut off'],
      [gzipSync(without(lines.findIndex((line) => line.startsWith('["item"')))), 'rows are missing'],
      [gzipSync(without(0)), 'does not begin like one'],
      [gzipSync([head.replace('0001-', '0000-'), ...rest].join('\n')), 'taken by another version'],
      [gzipSync([head, '["contact","(1,2)"]', ...rest].join('\n')), 'a row of contact is not readable'],
      [gzipSync([head, '["pg_authid","(1)"]', ...rest].join('\n')), 'a table that this version does not know'],
      [gzipSync([head, '{}', ...rest].join('\n')), 'one of its lines is not readable'],
    ];
    for (const [content, reason] of broken) {
      await writeFile(file, content);
      await expect(restore(after, file)).rejects.toThrow(reason);
    }
    expect((await contents(after)).flat()).toEqual([]);
  });
});
