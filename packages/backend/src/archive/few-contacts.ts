import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Contact, Database, Item } from '../store/database.ts';
import { allOf } from './all-of.ts';
import { containing, type MessageConditions, newestFirst } from './message-conditions.ts';

type ContactKey = Pick<Contact, 'id' | 'start_month'>;

/** Contacts whose messages are looked through one by one at most. */
const few = 400;

/** The contacts that match; `undefined` when these are more than a few. */
export async function fewContacts(
  db: Kysely<Database>,
  ofContact: readonly RawBuilder<boolean>[],
): Promise<ContactKey[] | undefined> {
  const { rows } = await sql<ContactKey>`
    select contact.id, contact.start_month from contact where ${allOf(ofContact)} limit ${sql.lit(few + 1)}`.execute(
    db,
  );
  return rows.length > few ? undefined : rows;
}

/** The newest messages of some contacts that match. */
export async function readThrough(
  db: Kysely<Database>,
  contacts: readonly ContactKey[],
  { inTime, terms, limit }: Pick<MessageConditions, 'inTime' | 'terms' | 'limit'>,
): Promise<Item[]> {
  if (contacts.length === 0) return [];
  // "offset 0" keeps the index of texts out of it: each contact's messages are read by their key.
  const { rows } = await sql<Item>`
    select item.* from json_to_recordset(${JSON.stringify(contacts)}::text::json) as key (id text, start_month integer)
    cross join lateral (
      select * from item where item.start_month = key.start_month and item.contact_id = key.id
        and search_text is not null and ${allOf(inTime)}
      offset 0
    ) item
    where ${allOf(containing(terms))} order by ${newestFirst} limit ${limit}`.execute(db);
  return rows;
}
