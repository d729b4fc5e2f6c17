import type { DeletedContact } from '@liaison/protocol/api';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../../store/database.ts';
import { countContacts, countDocuments, documentsOf, idsOf } from './count-contacts.ts';

/** What was deleted, or would be. */
export interface Deletion {
  readonly contacts: readonly DeletedContact[];
  /** Notes, dispositions and handoff cards. */
  readonly documents: number;
}

/** What `deleteContacts` would delete. */
export async function countDeletion(db: Transaction<Database>, contactIds: readonly string[]): Promise<Deletion> {
  return { contacts: await countContacts(db, contactIds), documents: await countDocuments(db, contactIds) };
}

/**
 * Who stores items of a contact, or tells of it, holds it meanwhile: in the order of the ids, as there, and then nobody is under way any more.
 * What was read of the contacts before may be old.
 */
export async function lockContacts(db: Transaction<Database>, contactIds: readonly string[]): Promise<void> {
  await sql`select id from contact where id in ${idsOf(contactIds)} order by id for update`.execute(db);
}

/**
 * Deletes contacts with everything that is kept of them, and remembers that they were deleted: nothing that comes later brings them back.
 * The transaction holds `lockDeletion`.
 */
export async function deleteContacts(db: Transaction<Database>, contactIds: readonly string[]): Promise<Deletion> {
  const ids = idsOf(contactIds);
  await lockContacts(db, contactIds);
  const counted = await countDeletion(db, contactIds);
  await deleteRows(db, ids);
  await sql`
    insert into deleted_contact (id_hash) select sha256(convert_to(id, 'UTF8')) from ${ids} as gone (id)
    on conflict do nothing`.execute(db);
  return counted;
}

async function deleteRows(db: Transaction<Database>, ids: RawBuilder<unknown>): Promise<void> {
  await sql`delete from document where ${documentsOf(ids)}`.execute(db);
  await sql`
    delete from item using contact
    where contact.id in ${ids} and item.start_month = contact.start_month and item.contact_id = contact.id`.execute(db);
  await sql`delete from contact where id in ${ids}`.execute(db);
}
