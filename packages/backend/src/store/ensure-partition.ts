import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

/** Held to the end of a transaction that makes a partition or drops one: of several that would, one does at a time. */
export const lockPartitions = (transaction: Transaction<Database>) =>
  sql`select pg_advisory_xact_lock(hashtext('liaison.item.partitions'))`.execute(transaction);

/** Whether there is a partition for a month. By what the catalog says: `to_regclass` may remember a table that somebody else has dropped. */
export async function hasPartition(db: Kysely<Database>, month: number): Promise<boolean> {
  const { rows } = await sql`
    select from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'item'::regclass and relname = ${`item_${month}`}`.execute(db);
  return rows.length > 0;
}

/**
 * Makes the table for the items of contacts that started in a month, unless it is there. It is made aside and then attached: reading
 * and writing other months goes on meanwhile, which making it in place would not let happen.
 * Must not be called inside a transaction: the embedded database has one connection.
 * @param month e.g. 202611.
 */
export async function ensurePartition(db: Kysely<Database>, month: number): Promise<void> {
  const name = sql.id(`item_${month}`);
  await db.transaction().execute(async (transaction) => {
    await lockPartitions(transaction);
    if (await hasPartition(transaction, month)) return;
    await sql`create table ${name} (like item including all)`.execute(transaction);
    await sql`alter table item attach partition ${name} for values in (${sql.lit(month)})`.execute(transaction);
  });
}
