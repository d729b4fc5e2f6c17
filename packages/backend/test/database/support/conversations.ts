import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { sql } from 'kysely';
import { chatItem, now } from './chat-items.ts';

export interface StoredContact {
  readonly id: string;
  readonly initialContactId?: string;
  readonly customerId?: string;
  readonly queueId?: string;
  /** ISO 8601; of its items and of its end. */
  readonly at?: string;
  /** How many items it has. */
  readonly items?: number;
}

/** Contacts as ingestion stores them, each with its items and what contact events told. */
export async function storeContacts({ db }: Pick<Store, 'db'>, contacts: readonly StoredContact[]): Promise<void> {
  for (const {
    id,
    initialContactId = id,
    customerId,
    queueId,
    at = '2026-11-23T09:00:00.000Z',
    items = 2,
  } of contacts) {
    const said = Array.from({ length: items }, (_unused, index) =>
      chatItem(`${id}-${index}`, { ContactId: id, InitialContactId: initialContactId, AbsoluteTime: at }),
    );
    await ingestItems(db, [{ source: ItemSource.stream, items: said }], now);
    await db
      .updateTable('contact')
      .set({ customer_id: customerId ?? null, queue_id: queueId ?? null, disconnected_at: new Date(at) })
      .where('id', '=', id)
      .execute();
  }
}

/** Ids of what is stored: contacts, and the contacts that items are of. */
export async function storedContacts({ db }: Pick<Store, 'db'>): Promise<{ contacts: string[]; items: string[] }> {
  const contacts = await db.selectFrom('contact').select('id').orderBy('id').execute();
  const items = await db.selectFrom('item').select('contact_id').distinct().orderBy('contact_id').execute();
  return { contacts: contacts.map(({ id }) => id), items: items.map(({ contact_id }) => contact_id) };
}

/**
 * Empties what a test may have written, for the next one: a new database costs seconds.
 * @returns the last line of the audit log, which nobody can empty.
 */
export async function forgetEverything({ db }: Pick<Store, 'db'>): Promise<string> {
  await sql`truncate contact, contact_event, item, document, legal_hold, deleted_contact, scheduled_task cascade`.execute(
    db,
  );
  const { rows } = await sql<{
    last: string;
  }>`select coalesce(max(position), 0)::text as last from audit_entry`.execute(db);
  return rows[0]?.last ?? '0';
}
