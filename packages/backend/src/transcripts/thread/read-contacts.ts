import { type Kysely, sql } from 'kysely';
import type { Contact, Database } from '../../store/database.ts';

/** A persistent chat goes back at most this far (Amazon Connect feature specifications). */
const mostContacts = 100;

/**
 * Every contact of the conversation that this one is part of, in the order in which they began as far as that is known: those
 * that transfers made, and the chats that it continues. Empty when nothing was heard of the contact.
 */
export async function readContacts(db: Kysely<Database>, contactId: string): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    with recursive conversation (initial_contact_id) as (
      select initial_contact_id from contact where id = ${contactId}
      union
      select earlier.initial_contact_id
      from conversation
      join contact part on part.initial_contact_id = conversation.initial_contact_id
      join contact earlier on earlier.id = part.related_contact_id
    )
    select contact.*
    from contact join conversation using (initial_contact_id)
    order by start_month desc, initiated_at desc nulls last, id desc
    limit ${sql.lit(mostContacts)}`.execute(db);
  return rows.toReversed();
}
