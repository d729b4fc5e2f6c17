import { type Kysely, sql } from 'kysely';
import type { Database, Item } from '../store/database.ts';
import { allOf } from './all-of.ts';
import { indexedParts } from './indexed-parts.ts';
import { containing, type MessageConditions, newestFirst } from './message-conditions.ts';

type ItemKey = Pick<Item, 'start_month' | 'contact_id' | 'id'>;

/** Start months of contacts, one partition each: the first and the last. */
interface Months {
  readonly from: number;
  readonly to: number;
}

/** After all months. */
const lastMonth = 999_912;

/**
 * The newest messages that match, by the index of texts. Newest months first, four times as many each time: what is found there is
 * mostly enough, and an archive of years costs no more than one of weeks. A contact's messages may be later than its month, so a month is
 * done with when what was found is newer than everything in older ones.
 */
export async function lookUpMessages(db: Kysely<Database>, conditions: MessageConditions): Promise<Item[]> {
  const { limit, terms } = conditions;
  const newest = await newestMessages(db, conditions);
  const parts = indexedParts(
    terms,
    newest.map(({ text }) => text),
  );
  const found: (ItemKey & { readonly sent_at: Date })[] = [];
  let months: Months = { from: newest[0]?.start_month ?? 0, to: lastMonth };
  for (let size = 4; ; size *= 4) {
    const { keys, newestBefore } = await lookUpMonths(db, { ...conditions, parts }, months);
    found.push(...keys);
    if (newestBefore === null) break;
    // Both lose their microseconds on the way here: what is equal may be in any order.
    if (found.filter(({ sent_at }) => sent_at > newestBefore).length >= limit) break;
    months = { from: monthsBefore(months.from, size), to: monthsBefore(months.from, 1) };
  }
  return readItems(db, found, limit);
}

/** Tells in which months there is anything, and what is said often. */
async function newestMessages(db: Kysely<Database>, { inTime }: MessageConditions) {
  const { rows } = await sql<{ readonly start_month: number; readonly text: string }>`
    select start_month, left(search_text, 1000) as text from item where search_text is not null and ${allOf(inTime)}
    order by ${newestFirst} limit 200`.execute(db);
  return rows;
}

const monthsBefore = (month: number, count: number) => {
  const months = Math.floor(month / 100) * 12 + (month % 100) - 1 - count;
  return Math.floor(months / 12) * 100 + (months % 12) + 1;
};

interface FoundRow extends ItemKey {
  readonly sent_at: Date;
  readonly newest_before: Date | null;
}

/** All that match first, and then the newest of them: with the order in sight, PostgreSQL would choose to walk. */
async function lookUpMonths(
  db: Kysely<Database>,
  { inTime, terms, parts, ofContact, limit }: MessageConditions & { readonly parts: readonly string[] },
  { from, to }: Months,
) {
  const within = sql<boolean>`start_month between ${sql.lit(from)} and ${sql.lit(to)}`;
  // In words that the index does not know.
  const whole = terms.map((term) => sql<boolean>`strpos(item.search_text, ${term}) > 0`);
  const ofThese =
    ofContact.length === 0
      ? []
      : [sql<boolean>`item.contact_id in (select contact.id from contact where ${allOf([within, ...ofContact])})`];
  const { rows } = await sql<FoundRow | { readonly id: null; readonly newest_before: Date | null }>`
    with found as materialized (
      select start_month, contact_id, id, sent_at from item
      where search_text is not null
        and ${allOf([within, ...inTime, ...containing(parts), ...whole, ...ofThese])}
    )
    select newest.*, older.newest_before from (
      select max(sent_at) as newest_before from item
      where search_text is not null and start_month < ${sql.lit(from)} and ${allOf(inTime)}
    ) older
    left join (select * from found as item order by ${newestFirst} limit ${limit}) newest on true`.execute(db);
  return { keys: rows.filter((row) => row.id !== null), newestBefore: rows[0]?.newest_before ?? null };
}

async function readItems(db: Kysely<Database>, keys: readonly ItemKey[], limit: number): Promise<Item[]> {
  if (keys.length === 0) return [];
  const asked = JSON.stringify(keys.map(({ start_month, contact_id, id }) => ({ start_month, contact_id, id })));
  const { rows } = await sql<Item>`
    select item.* from json_to_recordset(${asked}::text::json) as key (start_month integer, contact_id text, id text)
    join item using (start_month, contact_id, id) order by ${newestFirst} limit ${limit}`.execute(db);
  return rows;
}
