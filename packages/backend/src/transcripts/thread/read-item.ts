import type { Kysely } from 'kysely';
import type { Contact, Database, Item } from '../../store/database.ts';

/** One item of a contact. */
export const readItem = (
  db: Kysely<Database>,
  contact: Pick<Contact, 'id' | 'start_month'>,
  itemId: string,
): Promise<Item | undefined> =>
  db
    .selectFrom('item')
    .selectAll()
    .where('start_month', '=', contact.start_month)
    .where('contact_id', '=', contact.id)
    .where('id', '=', itemId)
    .executeTakeFirst();
