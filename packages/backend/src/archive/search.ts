import type { SearchMatch, SearchRequest, SearchResult } from '@liaison/protocol/api';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { findMessages } from './find-messages.ts';
import type { Contact, Database, Item } from '../store/database.ts';
import { encodeCursor, type ThreadPosition } from '../transcripts/thread/thread-cursor.ts';
import { allOf } from './all-of.ts';
import { archivedContacts } from './archived-contacts.ts';
import { type Excerpt, excerpt } from './excerpt.ts';
import { fold } from './fold.ts';
import { matchingContacts } from './matching-contacts.ts';
import type { ShownText } from './shown-text.ts';
import { maxSearched } from './search-text.ts';
import { visibleText } from './visible-text.ts';

export interface SearchOptions {
  readonly criteria: SearchRequest;
  /** What the text of the search comes to; empty when there is none. */
  readonly terms: readonly string[];
  readonly after: ThreadPosition | undefined;
  /** Conditions on a row of `contact`, all of which have to hold. */
  readonly readable: readonly RawBuilder<boolean>[];
  readonly shown: ShownText;
}

export interface SearchPage {
  readonly results: readonly SearchResult[];
  readonly next: string | undefined;
}

interface FoundRow {
  readonly position: ThreadPosition;
  readonly result: SearchResult;
  /** What of the message is shown and searched, folded. */
  readonly folded: string;
}

/** Pages of rows that are looked through for one page of results, when most of them may not be shown. */
const mostRounds = 20;

/** Messages that contain all terms, or contacts when there are none. Newest first. */
export async function search(db: Kysely<Database>, options: SearchOptions): Promise<SearchPage> {
  const { criteria, terms, shown } = options;
  const find = terms.length === 0 ? findContacts : findItems;
  const results: SearchResult[] = [];
  let { after } = options;
  for (let round = 0; round < mostRounds; round += 1) {
    const rows = await find(db, { ...options, after });
    for (const row of rows.slice(0, criteria.limit)) {
      if (results.length === criteria.limit) return { results, next: after && encodeCursor(after) };
      // What is behind a mask is not confirmed by being found.
      if (!shown.hides || terms.every((term) => row.folded.includes(term))) results.push(row.result);
      after = row.position;
    }
    if (rows.length <= criteria.limit) return { results, next: undefined };
    if (results.length === criteria.limit) break;
  }
  return { results, next: after && encodeCursor(after) };
}

const between = (column: RawBuilder<unknown>, { from, to }: Pick<SearchRequest, 'from' | 'to'>) => [
  ...(from === undefined ? [] : [sql<boolean>`${column} >= ${new Date(from).toISOString()}::timestamptz`]),
  ...(to === undefined ? [] : [sql<boolean>`${column} < ${new Date(to).toISOString()}::timestamptz`]),
];

async function findContacts(db: Kysely<Database>, options: SearchOptions): Promise<FoundRow[]> {
  const { criteria, after, readable, shown } = options;
  const conditions = [
    ...readable,
    ...matchingContacts(criteria, shown),
    ...between(sql.ref('contact.began_at'), criteria),
    ...(after === undefined
      ? []
      : [sql<boolean>`(contact.began_at, contact.id) < (${after.sentAt}::timestamptz, ${after.contactId})`]),
  ];
  const { rows } = await sql<Contact>`
    select contact.* from contact where ${allOf(conditions)}
    order by contact.began_at desc, contact.id desc limit ${criteria.limit + 1}`.execute(db);
  const listed = await archivedContacts(db, rows, shown);
  return rows.flatMap((row, index) => {
    const contact = listed[index];
    return contact === undefined ? [] : [{ position: contactPosition(row), result: { contact }, folded: '' }];
  });
}

export const contactPosition = ({ began_at, id }: Pick<Contact, 'began_at' | 'id'>): ThreadPosition => ({
  sentAt: began_at.toISOString(),
  contactId: id,
  id: '',
});

async function findItems(db: Kysely<Database>, options: SearchOptions): Promise<FoundRow[]> {
  const { criteria, terms, after, readable, shown } = options;
  const ofContact = [...readable, ...matchingContacts(criteria, shown)];
  const rows = await findMessages(db, {
    inTime: [
      ...between(sql.ref('item.sent_at'), criteria),
      ...(after === undefined
        ? []
        : [
            sql<boolean>`(item.sent_at, item.contact_id, item.id) < (${after.sentAt}::timestamptz, ${after.contactId}, ${after.id})`,
          ]),
    ],
    terms,
    ofContact,
    limit: criteria.limit + 1,
  });
  const ids = [...new Set(rows.map(({ contact_id }) => contact_id))];
  const found = ids.length === 0 ? [] : await db.selectFrom('contact').selectAll().where('id', 'in', ids).execute();
  const contacts = new Map((await archivedContacts(db, found, shown)).map((contact) => [contact.contactId, contact]));
  return rows.flatMap((item) => {
    const contact = contacts.get(item.contact_id);
    // Erased between the two queries.
    if (contact === undefined) return [];
    const text = shown.show(visibleText(item) ?? '');
    const folded = shown.hides ? fold(text.slice(0, maxSearched)) : '';
    return [
      { position: itemPosition(item), result: { contact, match: matchOf(item, excerpt(text, terms), shown) }, folded },
    ];
  });
}

const itemPosition = ({ sent_at, contact_id, id }: Item): ThreadPosition => ({
  sentAt: sent_at.toISOString(),
  contactId: contact_id,
  id,
});

const matchOf = (item: Item, found: Excerpt, shown: ShownText): SearchMatch => ({
  itemId: item.id,
  sentAt: item.sent_at.toISOString(),
  role: item.participant_role ?? undefined,
  name: item.display_name === null ? undefined : shown.show(item.display_name),
  ...found,
});
