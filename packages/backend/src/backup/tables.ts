import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** A table that a backup holds. */
export interface BackupTable {
  readonly name: string;
  /** In their order; what the database computes by itself is left out. */
  readonly columns: readonly string[];
  /** Columns that the database numbers. */
  readonly numbered: readonly string[];
}

/** Every table of ours, those that others refer to first. Partitions are part of their table. */
export async function backupTables(db: Kysely<Database>): Promise<BackupTable[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not like 'kysely\\_%'
    order by c.relname
  `.execute(db);
  const { rows: columns } = await sql<{ table: string; name: string; numbered: boolean }>`
    select table_name::text as table, column_name::text as name, is_identity = 'YES' as numbered
    from information_schema.columns
    where table_schema = current_schema() and is_generated = 'NEVER' order by table_name, ordinal_position
  `.execute(db);
  const { rows: references } = await sql<{ from: string; to: string }>`
    select f.relname::text as from, t.relname::text as to from pg_constraint
    join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
    where contype = 'f' and conrelid <> confrelid and f.relnamespace = current_schema()::regnamespace
  `.execute(db);
  return inOrder(
    tables.map(({ name }) => name),
    references,
  ).map((name) => {
    const own = columns.filter(({ table }) => table === name);
    return {
      name,
      columns: own.map((column) => column.name),
      numbered: own.filter(({ numbered }) => numbered).map((column) => column.name),
    };
  });
}

/** Each name after those that it refers to. Tables do not refer to each other in circles. */
function inOrder(names: readonly string[], references: readonly { from: string; to: string }[]): string[] {
  const placed = new Set<string>();
  while (placed.size < names.length) {
    const before = placed.size;
    for (const name of names) {
      if (references.every(({ from, to }) => from !== name || placed.has(to) || !names.includes(to))) placed.add(name);
    }
    if (placed.size === before) throw new Error('the tables refer to each other in a circle');
  }
  return [...placed];
}
