import type { DeletedContact } from '@liaison/protocol/api';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../store/database.ts';

/** Ids as a list of rows: one parameter, however many. */
export const idsOf = (contactIds: readonly string[]): RawBuilder<unknown> =>
  sql`(select json_array_elements_text(${JSON.stringify(contactIds)}::text::json))`;

/**
 * Condition on a row of `document`: it goes with these contacts. A card belongs to the whole conversation and goes with the last contact
 * of it.
 */
export const documentsOf = (ids: RawBuilder<unknown>): RawBuilder<boolean> => sql`(
  kind in ('note', 'disposition') and owner in ${ids}
  or kind = 'handoff_card'
    and (owner in ${ids} or owner in (select initial_contact_id from contact where id in ${ids}))
    and not exists (select from contact where initial_contact_id = owner and id not in ${ids}))`;

export async function countDocuments(db: Kysely<Database>, contactIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from document where ${documentsOf(idsOf(contactIds))}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What is kept of contacts: numbers and a hash of each, no content. In the order of the ids. */
export async function countContacts(db: Kysely<Database>, contactIds: readonly string[]): Promise<DeletedContact[]> {
  const { rows } = await sql<DeletedContact>`
    select contact.id as "contactId", said.items, said.hash,
      (select count(*)::integer from contact_event where contact_event.contact_id = contact.id) as events,
      (select count(*)::integer from attachment_copy where attachment_copy.contact_id = contact.id) as attachments
    from contact
    cross join lateral (
      select count(*)::integer as items,
        encode(sha256(convert_to(coalesce(string_agg(id || ' ' || digest, chr(10) order by id), ''), 'UTF8')), 'hex') as hash
      from item where item.start_month = contact.start_month and item.contact_id = contact.id
    ) said
    where contact.id in ${idsOf(contactIds)}
    order by contact.id`.execute(db);
  return rows;
}
