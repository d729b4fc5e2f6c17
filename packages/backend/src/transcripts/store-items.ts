import { type Kysely, sql } from 'kysely';
import { participantNames } from '../archive/participant-names.ts';
import type { Database } from '../store/database.ts';
import { type ItemRecord, supersedes } from './item-record.ts';

/**
 * Stores items of contacts that are registered, in one statement. What is there already stays, unless the record supersedes it.
 * Items of a contact that has been erased meanwhile are left out.
 * @returns how many items are new or changed.
 */
export async function storeItems(db: Kysely<Database>, records: readonly ItemRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  const kept = strongest(records);
  const rows = JSON.stringify(kept);
  const contacts = JSON.stringify([...new Set(kept.map(({ contact_id }) => contact_id))]);
  const names = JSON.stringify(participantNames(records));
  // One parameter for any number of rows. Rows are written in the order of their keys, so that two servers do not wait for each other
  // in a circle, and the contact cannot be erased while its items are on their way.
  const { numAffectedRows } = await sql`
    with owner as materialized (
      select id, start_month from contact
      where id in (select json_array_elements_text(${contacts}::text::json))
      order by id
      for key share
    ), named as (
      insert into participant_name (contact_id, role, name, sensitive)
      select given.*
      from json_to_recordset(${names}::text::json) as given (contact_id text, role text, name text, sensitive boolean)
      join owner on owner.id = given.contact_id
      order by given.contact_id collate "C", given.role collate "C", given.name collate "C"
      on conflict (contact_id, role, name) do update set sensitive = true
      where excluded.sensitive and not participant_name.sensitive
    )
    insert into item (
      start_month, contact_id, id, sent_at, type, content_type, content, participant_id, participant_role, display_name,
      related_contact_id, attachments, metadata, search_text, source, revision, digest
    )
    select owner.start_month, record.*
    from json_to_recordset(${rows}::text::json) as record (
      contact_id text, id text, sent_at timestamptz, type text, content_type text, content text, participant_id text,
      participant_role text, display_name text, related_contact_id text, attachments jsonb, metadata jsonb,
      search_text text, source smallint, revision integer, digest text
    )
    join owner on owner.id = record.contact_id
    order by record.contact_id collate "C", record.id collate "C"
    on conflict (start_month, contact_id, id) do update set
      sent_at = excluded.sent_at, type = excluded.type, content_type = excluded.content_type, content = excluded.content,
      participant_id = excluded.participant_id, participant_role = excluded.participant_role,
      display_name = excluded.display_name, related_contact_id = excluded.related_contact_id,
      attachments = excluded.attachments, metadata = excluded.metadata, search_text = excluded.search_text,
      source = excluded.source, revision = excluded.revision, digest = excluded.digest
    where (excluded.source, excluded.revision, excluded.digest) > (item.source, item.revision, item.digest)`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}

/** One statement cannot write the same row twice. */
function strongest(records: readonly ItemRecord[]): ItemRecord[] {
  const kept = new Map<string, ItemRecord>();
  for (const record of records) {
    const key = JSON.stringify([record.contact_id, record.id]);
    const other = kept.get(key);
    if (other === undefined || supersedes(record, other)) kept.set(key, record);
  }
  return [...kept.values()];
}
