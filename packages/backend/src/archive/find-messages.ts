import { type Kysely, sql } from 'kysely';
import type { Database, Item } from '../store/database.ts';
import { allOf } from './all-of.ts';
import { fewContacts, readThrough } from './few-contacts.ts';
import { lookUpMessages } from './look-up-messages.ts';
import { containing, type MessageConditions, newestFirst } from './message-conditions.ts';

/** Messages that are looked through first, the newest ones, and at most. */
const walks = { first: 2000, longest: 10_000 };

/**
 * The newest messages that match. There are three ways to find them, and no statistics tell well enough which is the short one: what is said all the
 * time is among the newest messages, and an index would name a million of them; what is said once in a while the index names at once, and
 * one would walk for ever; and the messages of a few contacts are read sooner than either. So contacts are counted, if there are conditions on
 * them; then a short walk is tried, and what it finds says how far one would have to go on.
 */
export async function findMessages(db: Kysely<Database>, conditions: MessageConditions): Promise<Item[]> {
  const { limit, ofContact } = conditions;
  const contacts = ofContact.length === 0 ? undefined : await fewContacts(db, ofContact);
  if (contacts !== undefined) return readThrough(db, contacts, conditions);
  const found = await walk(db, conditions, walks.first);
  if (found.length === limit) return found;
  // With half as much again, since what is said is not spread evenly.
  const needed = Math.ceil((walks.first * limit * 1.5) / found.length);
  if (needed <= walks.longest) {
    const more = await walk(db, conditions, needed);
    if (more.length === limit) return more;
  }
  return lookUpMessages(db, conditions);
}

async function walk(
  db: Kysely<Database>,
  { inTime, terms, ofContact, limit }: MessageConditions,
  length: number,
): Promise<Item[]> {
  const matching = [
    ...containing(terms),
    ...(ofContact.length === 0
      ? []
      : [sql<boolean>`item.contact_id in (select contact.id from contact where ${allOf(ofContact)})`]),
  ];
  const { rows } = await sql<Item>`
    select item.* from (
      select * from item where search_text is not null and ${allOf(inTime)} order by ${newestFirst} limit ${sql.lit(length)}
    ) item
    where ${allOf(matching)} order by ${newestFirst} limit ${limit}`.execute(db);
  return rows;
}
