import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../store/database.ts';
import { ensurePartition } from '../store/ensure-partition.ts';
import { backupEnd, type BackupHead, backupHead, backupRow, BackupUnusable } from './backup-format.ts';
import { migrationNames } from './take-backup.ts';
import { type BackupTable, backupTables } from './tables.ts';

export interface RestoreOptions {
  readonly db: Kysely<Database>;
  /** The lines of the file. */
  readonly lines: AsyncIterable<string>;
  readonly onProgress: (progress: { readonly table: string; readonly rows: number }) => void;
  readonly signal: AbortSignal;
}

/** Rows of one statement. */
const batch = 500;

/**
 * Puts back what a backup holds, into a database of the same version that holds nothing: all of it, or nothing.
 * @returns how many rows there are.
 * @throws {BackupUnusable}
 */
export async function restoreBackup({ db, lines, onProgress, signal }: RestoreOptions): Promise<number> {
  const input = lines[Symbol.asyncIterator]();
  const first = await input.next();
  const head = read(backupHead, first.done ? '' : first.value, 'it does not begin like one');
  await requireSameVersion(db, head);
  const tables = new Map((await backupTables(db)).map((table) => [table.name, table]));
  await requireEmpty(db, [...tables.values()]);
  for (const month of head.months) await ensurePartition(db, month);
  return db.transaction().execute(async (transaction) => {
    let rows = 0;
    let waiting: string[] = [];
    let table: BackupTable | undefined;
    const flush = async () => {
      if (table === undefined || waiting.length === 0) return;
      await insertRows(transaction, table, waiting);
      rows += waiting.length;
      waiting = [];
      onProgress({ table: table.name, rows });
    };
    for (;;) {
      signal.throwIfAborted();
      const next = await input.next();
      if (next.done) throw new BackupUnusable('it was cut off');
      const row = backupRow.safeParse(parse(next.value));
      if (!row.success) {
        await flush();
        const end = read(backupEnd, next.value, 'one of its lines is not readable');
        if (end.rows !== rows) throw new BackupUnusable('rows are missing from it');
        break;
      }
      const [name, text] = row.data;
      if (name !== table?.name || waiting.length === batch) await flush();
      table = tables.get(name);
      if (table === undefined) throw new BackupUnusable('it has a table that this version does not know');
      waiting.push(text);
    }
    for (const each of tables.values()) await goOnCounting(transaction, each);
    return rows;
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function read<Schema extends z.ZodType>(schema: Schema, line: string, reason: string): z.output<Schema> {
  const result = schema.safeParse(parse(line));
  if (!result.success) throw new BackupUnusable(reason);
  return result.data;
}

async function requireSameVersion(db: Kysely<Database>, { migrations }: BackupHead): Promise<void> {
  const here = await migrationNames(db);
  if (here.join() !== migrations.join()) {
    throw new BackupUnusable('it was taken by another version; restore it with that version, then start this one');
  }
}

async function requireEmpty(db: Kysely<Database>, tables: readonly BackupTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) throw new BackupUnusable('the database is not empty');
  }
}

async function insertRows(
  db: Kysely<Database>,
  { name, columns }: BackupTable,
  rows: readonly string[],
): Promise<void> {
  const table = sql.table(name);
  const targets = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((column) => sql`(written.row).${sql.ref(column)}`));
  await sql`
    insert into ${table} (${targets}) overriding system value
    select ${values} from (select text::${table} as row from unnest(${rows}::text[]) as text offset 0) as written
  `
    .execute(db)
    .catch((error: unknown) => {
      throw new BackupUnusable(`a row of ${name} is not readable`, error);
    });
}

async function goOnCounting(db: Kysely<Database>, { name, numbered }: BackupTable): Promise<void> {
  for (const column of numbered) {
    await sql`
      select setval(pg_get_serial_sequence(${name}, ${column}), max(${sql.ref(column)})) from ${sql.table(name)}
    `.execute(db);
  }
}
