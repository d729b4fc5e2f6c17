import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Makes the table for the items of contacts that started in a month, unless it is there. It is made aside and then attached: reading
 * and writing other months goes on meanwhile, which making it in place would not let happen.
 * Must not be called inside a transaction: the embedded database has one connection.
 * @param month e.g. 202611.
 */
export async function ensurePartition(db: Kysely<Database>, month: number): Promise<void> {
  const name = sql.id(`item_${month}`);
  await db.transaction().execute(async (transaction) => {
    // Of several servers that need the month at once, one makes it and the others wait to find it made.
    await sql`select pg_advisory_xact_lock(hashtext('liaison.item.partitions'))`.execute(transaction);
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${`item_${month}`}) is not null as there`.execute(
      transaction,
    );
    if (rows[0]?.there) return;
    await sql`create table ${name} (like item including all)`.execute(transaction);
    await sql`alter table item attach partition ${name} for values in (${sql.lit(month)})`.execute(transaction);
  });
}
