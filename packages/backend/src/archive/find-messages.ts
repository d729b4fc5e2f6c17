import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database, Item } from '../store/database.ts';

export interface MessageConditions {
  /** Conditions on the time and the place of a row of `item`, by which the index of times can begin and end. */
  readonly inTime: readonly RawBuilder<boolean>[];
  /** The other conditions on a row of `item`. */
  readonly matching: readonly RawBuilder<boolean>[];
  readonly limit: number;
}

/** Messages that are looked through first, the newest ones, and at most. */
const walks = { first: 2000, longest: 20_000 };

/**
 * The newest messages that match. There are two ways to find them, and no statistics tell well enough which is the short one: what is said all the
 * time is among the newest messages, and an index would name a million of them; what is said once in a while the index names at once, and
 * one would walk for ever. So a short walk is tried first, and what it finds says how far one would have to go on.
 */
export async function findMessages(db: Kysely<Database>, conditions: MessageConditions): Promise<Item[]> {
  const { limit } = conditions;
  const found = await walk(db, conditions, walks.first);
  if (found.length === limit) return found;
  // With half as much again, since what is said is not spread evenly.
  const needed = Math.ceil((walks.first * limit * 1.5) / found.length);
  if (needed <= walks.longest) {
    const more = await walk(db, conditions, needed);
    if (more.length === limit) return more;
  }
  return lookUp(db, conditions);
}

const all = (conditions: readonly RawBuilder<boolean>[]) => sql.join([sql`true`, ...conditions], sql` and `);
const newestFirst = sql`item.sent_at desc, item.contact_id desc, item.id desc`;

async function walk(
  db: Kysely<Database>,
  { inTime, matching, limit }: MessageConditions,
  length: number,
): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select item.* from (
      select * from item where search_text is not null and ${all(inTime)} order by ${newestFirst} limit ${sql.lit(length)}
    ) item
    where ${all(matching)} order by ${newestFirst} limit ${limit}`.execute(db);
  return rows;
}

/** All that match first, and then the newest of them: with the order in sight, PostgreSQL would choose to walk. */
async function lookUp(db: Kysely<Database>, { inTime, matching, limit }: MessageConditions): Promise<Item[]> {
  const { rows } = await sql<Item>`
    with found as materialized (
      select start_month, contact_id, id, sent_at from item
      where search_text is not null and ${all([...inTime, ...matching])}
    ), newest as (
      select start_month, contact_id, id from found as item order by ${newestFirst} limit ${limit}
    )
    select item.* from newest join item using (start_month, contact_id, id) order by ${newestFirst}`.execute(db);
  return rows;
}
