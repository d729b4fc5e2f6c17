import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import type { ContactEvent, ContactEventDetail } from './contact-event.ts';
import { contactRecord } from './contact-record.ts';
import { plainJson, plainText } from './plain-text.ts';
import { withoutAttributes } from './excluded-attributes.ts';
import { registerContacts } from './register-contacts.ts';

/**
 * Keeps a contact event and brings the contact's record up to date from all events kept of it. Events may come in any order and more than
 * once: the record depends on which events there are, and on nothing else.
 */
export async function ingestContactEvent(
  db: Kysely<Database>,
  event: ContactEvent,
  { now, excluded }: { readonly now: Date; readonly excluded: ReadonlySet<string> },
): Promise<void> {
  const detail = withoutAttributes(plainJson(event.detail) as ContactEventDetail, excluded);
  const { contactId, initialContactId, initiationTimestamp, eventType } = detail;
  const startedAt = new Date(initiationTimestamp ?? event.time);
  await registerContacts(db, [{ id: contactId, initialContactId: initialContactId || undefined, startedAt }], now);
  await db.transaction().execute(async (transaction) => {
    // One event of a contact at a time: two that both read and then write would each miss the other.
    const contact = await transaction
      .selectFrom('contact')
      .select('id')
      .where('id', '=', contactId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (contact === undefined) return;
    await transaction
      .insertInto('contact_event')
      .values({
        contact_id: contactId,
        id: plainText(event.id),
        occurred_at: new Date(event.time),
        type: eventType,
        detail: JSON.stringify(detail),
      })
      .onConflict((conflict) => conflict.columns(['contact_id', 'id']).doNothing())
      .execute();
    const told = await transaction
      .selectFrom('contact_event')
      .select(['type', 'occurred_at as occurredAt', 'detail'])
      .where('contact_id', '=', contactId)
      .orderBy('occurred_at')
      .orderBy('id')
      .execute();
    const record = contactRecord(told.map((row) => ({ ...row, detail: row.detail as ContactEventDetail })));
    if (Object.keys(record).length === 0) return;
    await transaction.updateTable('contact').set(record).where('id', '=', contactId).execute();
  });
}
