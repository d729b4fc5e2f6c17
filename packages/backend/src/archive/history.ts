import type { ArchivedContact, HistoryQuery } from '@liaison/protocol/api';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Contact, Database } from '../store/database.ts';
import { encodeCursor, type ThreadPosition } from '../transcripts/thread/thread-cursor.ts';
import { archivedContacts } from './archived-contacts.ts';
import { contactPosition } from './search.ts';
import type { ShownText } from './shown-text.ts';

export interface HistoryOptions {
  /** The contact from which one looks back, if anything was heard of it. */
  readonly contact: Pick<Contact, 'initial_contact_id' | 'customer_id'> | undefined;
  readonly limit: HistoryQuery['limit'];
  readonly after: ThreadPosition | undefined;
  /** Conditions on a row of `contact`, all of which have to hold. */
  readonly readable: readonly RawBuilder<boolean>[];
  readonly shown: ShownText;
}

export interface HistoryPage {
  readonly contacts: readonly ArchivedContact[];
  readonly next: string | undefined;
}

/** The customer's contacts outside the conversation at hand, newest first. None when it is not known who the customer is. */
export async function readHistory(db: Kysely<Database>, options: HistoryOptions): Promise<HistoryPage> {
  const { contact, limit, after, readable, shown } = options;
  if (contact === undefined || contact.customer_id === null) return { contacts: [], next: undefined };
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(contact.began_at, contact.id) < (${after.sentAt}::timestamptz, ${after.contactId})`;
  const { rows } = await sql<Contact>`
    select contact.* from contact
    where contact.customer_id = ${contact.customer_id} and contact.initial_contact_id <> ${contact.initial_contact_id}
      and ${sql.join([...readable, beyond], sql` and `)}
    order by contact.began_at desc, contact.id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    contacts: await archivedContacts(db, page, shown),
    next: rows.length > page.length && last !== undefined ? encodeCursor(contactPosition(last)) : undefined,
  };
}
