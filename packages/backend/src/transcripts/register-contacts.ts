import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database.ts';
import { lockOutDeletion } from '../privacy/deletion/deletion-lock.ts';
import { ensurePartition, hasPartition } from '../store/ensure-partition.ts';
import { possibleStart, startMonth } from '../store/start-month.ts';

/** A contact that something was heard of. */
export interface HeardOfContact {
  readonly id: string;
  /** First contact of the conversation, when that is known. */
  readonly initialContactId: string | undefined;
  /** When the contact started, or the earliest time known of it. */
  readonly startedAt: Date;
}

/**
 * Makes sure that contacts have a record and a partition. The first to tell of a contact decides its start month, for good: it is part of
 * the key of its items, and two sources that disagreed would store everything twice. That first word may be a message at the
 * start of a month from a chat that began in the month before.
 */
export async function registerContacts(
  db: Kysely<Database>,
  contacts: readonly HeardOfContact[],
  now: Date,
): Promise<void> {
  if (contacts.length === 0) return;
  const known = await db
    .selectFrom('contact')
    .select(['id', 'initial_contact_id', 'began_at'])
    .where(
      'id',
      'in',
      sql<string>`(select json_array_elements_text(${JSON.stringify(contacts.map(({ id }) => id))}::text::json))`,
    )
    .execute();
  const stored = new Map(known.map((contact) => [contact.id, contact]));
  await insertContacts(
    db,
    contacts.filter(({ id }) => !stored.has(id)),
    now,
  );
  for (const { id, initialContactId = id, startedAt } of contacts) {
    const { initial_contact_id, began_at } = stored.get(id) ?? {};
    if (initialContactId !== id && initial_contact_id === id) await joinConversation(db, id, initialContactId);
    const began = possibleStart(startedAt, now);
    if (began_at !== undefined && began < began_at) await beginEarlier(db, id, began);
  }
}

/**
 * A contact that was deleted is not made again. A partition is there before the first contact that needs it. Of two that tell of the same
 * contact at once, neither has seen what the other writes: so what each of them knows is put together here too.
 */
async function insertContacts(db: Kysely<Database>, contacts: readonly HeardOfContact[], now: Date): Promise<void> {
  const rows = contacts
    .map(({ id, initialContactId = id, startedAt }) => ({
      id,
      initial_contact_id: initialContactId,
      start_month: startMonth(startedAt, now),
      began_at: possibleStart(startedAt, now).toISOString(),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (rows.length === 0) return;
  const months = [...new Set(rows.map((row) => row.start_month))];
  // Mostly the partitions are there. Retention may drop an empty one again as long as it is not locked out.
  while (!(await insertUnlessMissing(db, rows, months))) {
    for (const month of months) await ensurePartition(db, month);
  }
}

/** @returns false, and inserts nothing, when there is no partition for one of the months. */
function insertUnlessMissing(
  db: Kysely<Database>,
  rows: readonly object[],
  months: readonly number[],
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await lockOutDeletion(transaction);
    for (const month of months) if (!(await hasPartition(transaction, month))) return false;
    await sql`
      insert into contact (id, initial_contact_id, start_month, began_at)
      select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as row (id text, initial_contact_id text, start_month integer, began_at timestamptz)
      where not exists (select from deleted_contact where id_hash = sha256(convert_to(row.id, 'UTF8')))
      on conflict (id) do update set
        began_at = least(contact.began_at, excluded.began_at),
        initial_contact_id = case
          when contact.initial_contact_id = contact.id then excluded.initial_contact_id else contact.initial_contact_id
        end
      where excluded.began_at < contact.began_at
        or (contact.initial_contact_id = contact.id and excluded.initial_contact_id <> contact.id)`.execute(
      transaction,
    );
    return true;
  });
}

async function joinConversation(db: Kysely<Database>, id: string, initialContactId: string): Promise<void> {
  await db
    .updateTable('contact')
    .set({ initial_contact_id: initialContactId })
    .where('id', '=', id)
    .whereRef('initial_contact_id', '=', 'id')
    .execute();
}

async function beginEarlier(db: Kysely<Database>, id: string, beganAt: Date): Promise<void> {
  await db
    .updateTable('contact')
    .set({ began_at: beganAt })
    .where('id', '=', id)
    .where('began_at', '>', beganAt)
    .execute();
}
