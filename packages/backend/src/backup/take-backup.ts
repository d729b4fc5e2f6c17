import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { BackupHead } from './backup-format.ts';
import { backupTables } from './tables.ts';

export interface BackupOptions {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  /** Takes the next lines of the file, each with its line end, and resolves when more may come. */
  readonly write: (lines: string) => Promise<void>;
  /** Told now and then how many rows are written. */
  readonly onProgress: (progress: { readonly table: string; readonly rows: number }) => void;
  readonly signal: AbortSignal;
}

/** Rows that are in memory at once. */
const batch = 1000;

/**
 * Writes everything that the database holds, as it is at one moment: what is written meanwhile is not in it.
 * @returns how many rows there are.
 */
export function takeBackup({ db, now, write, onProgress, signal }: BackupOptions): Promise<number> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      await sql`set local timezone to 'UTC'`.execute(transaction);
      const tables = await backupTables(transaction);
      const head: BackupHead = {
        format: 'liaison-backup',
        version: 1,
        takenAt: now().toISOString(),
        migrations: await migrationNames(transaction),
        months: await itemMonths(transaction),
      };
      await write(`${JSON.stringify(head)}\n`);
      let rows = 0;
      for (const { name } of tables) {
        await sql`declare backup_rows no scroll cursor for select t::text as row from ${sql.table(name)} t`.execute(
          transaction,
        );
        for (;;) {
          signal.throwIfAborted();
          const fetched = await sql<{ row: string }>`fetch ${sql.lit(batch)} from backup_rows`.execute(transaction);
          if (fetched.rows.length === 0) break;
          await write(fetched.rows.map(({ row }) => `${JSON.stringify([name, row])}\n`).join(''));
          rows += fetched.rows.length;
          onProgress({ table: name, rows });
        }
        await sql`close backup_rows`.execute(transaction);
      }
      await write(`${JSON.stringify({ end: true, rows })}\n`);
      return rows;
    });
}

/** Steps of the schema that a database has been brought through. */
export async function migrationNames(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function itemMonths(db: Kysely<Database>): Promise<number[]> {
  const { rows } = await sql<{ month: number }>`
    select substring(c.relname from '^item_(\\d{6})$')::integer as month from pg_inherits
    join pg_class c on c.oid = inhrelid where inhparent = 'item'::regclass and c.relname ~ '^item_\\d{6}$' order by 1
  `.execute(db);
  return rows.map(({ month }) => month);
}
