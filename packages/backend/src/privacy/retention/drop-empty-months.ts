import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../store/database.ts';
import { hasPartition, lockPartitions } from '../../store/ensure-partition.ts';
import { lockDeletion } from '../deletion/deletion-lock.ts';

/** Milliseconds that a partition may keep others waiting before it can be dropped. Somebody who reads for long has it dropped by a later run. */
const patience = 2000;

/** SQLSTATE of a lock that was not got in time. Source: PostgreSQL manual, appendix A. */
const lockNotAvailable = '55P03';

/**
 * Drops the partitions of months of which no contact is left, each in a transaction of its own. A partition that is needed again is made again.
 * @param before e.g. 202611: months that are as young may be filled at any moment, and stay.
 * @param record writes the line of the audit log, in the same transaction.
 */
export async function dropEmptyMonths(
  db: Kysely<Database>,
  before: number,
  record: (transaction: Transaction<Database>, month: number) => Promise<void>,
): Promise<void> {
  for (const month of await monthsWithoutContacts(db, before)) {
    await db
      .transaction()
      .execute(async (transaction) => {
        await sql`set local lock_timeout = ${sql.lit(patience)}`.execute(transaction);
        // No contact is written meanwhile, and so no item either; nor is a partition made.
        await lockDeletion(transaction);
        await lockPartitions(transaction);
        if (!(await isEmpty(transaction, month))) return;
        await sql`drop table ${sql.id(`item_${month}`)}`.execute(transaction);
        await record(transaction, month);
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === lockNotAvailable)) throw error;
      });
  }
}

/** In the order of time. */
async function monthsWithoutContacts(db: Kysely<Database>, before: number): Promise<number[]> {
  const { rows } = await sql<{ month: number }>`
    select month from (
      select substr(relname, 6)::integer as month from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = 'item'::regclass
    ) partition
    where month < ${sql.lit(before)} and not exists (select from contact where start_month = month)
    order by month`.execute(db);
  return rows.map(({ month }) => month);
}

async function isEmpty(db: Kysely<Database>, month: number): Promise<boolean> {
  if (!(await hasPartition(db, month))) return false;
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from contact where start_month = ${sql.lit(month)})
      and not exists (select from ${sql.id(`item_${month}`)}) as empty`.execute(db);
  return rows[0]?.empty === true;
}
