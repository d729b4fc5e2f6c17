import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { participantNames } from '../../archive/participant-names.ts';
import { searchText } from '../../archive/search-text.ts';

const id = sql`text collate "C"`;

async function extendContact(db: Kysely<unknown>): Promise<void> {
  await sql`alter table contact add column began_at timestamptz`.execute(db);
  await sql`
    update contact set began_at = least(
      initiated_at,
      (select min(sent_at) from item where item.contact_id = contact.id),
      now()
    )`.execute(db);
  await sql`alter table contact alter column began_at set not null`.execute(db);
  await db.schema.createIndex('contact_time').on('contact').columns(['began_at', 'id']).execute();
  for (const column of ['agent_id', 'customer_id']) {
    await db.schema
      .createIndex(`contact_${column.replace('_id', '')}`)
      .on('contact')
      .columns([column, 'began_at', 'id'])
      .where(sql.ref(column), 'is not', null)
      .execute();
  }
}

async function createParticipantName(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('participant_name')
    .addColumn('contact_id', id, (column) => column.notNull().references('contact.id').onDelete('cascade'))
    .addColumn('role', id, (column) => column.notNull())
    .addColumn('name', id, (column) => column.notNull())
    .addColumn('sensitive', 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('participant_name_key', ['contact_id', 'role', 'name'])
    .execute();
  await db.schema.createIndex('participant_name_name').on('participant_name').columns(['role', 'name']).execute();
}

async function makeSearchable(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`alter table item add column search_text text collate "C"`.execute(db);
  await fillSearchText(db);
  await sql`create index item_search on item using gin (search_text gin_trgm_ops)`.execute(db);
  await sql`
    create index item_time on item (sent_at, contact_id, id) where search_text is not null`.execute(db);
}

interface StoredItem {
  readonly start_month: number;
  readonly contact_id: string;
  readonly id: string;
  readonly type: string;
  readonly content_type: string | null;
  readonly content: string | null;
  readonly attachments: object[] | null;
  readonly participant_role: string | null;
  readonly display_name: string | null;
}

/** Items that were stored before this step. The server alone knows what text an item shows. */
async function fillSearchText(db: Kysely<unknown>): Promise<void> {
  let after = { start_month: 0, contact_id: '', id: '' };
  for (;;) {
    const { rows } = await sql<StoredItem>`
      select start_month, contact_id, id, type, content_type, content, attachments, participant_role, display_name from item
      where (start_month, contact_id, id) > (${after.start_month}, ${after.contact_id}, ${after.id})
      order by start_month, contact_id, id limit 1000`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    const filled = rows.map(({ start_month, contact_id, id: itemId, ...row }) => ({
      start_month,
      contact_id,
      id: itemId,
      search_text: searchText(row),
    }));
    await sql`
      update item set search_text = given.search_text
      from json_to_recordset(${JSON.stringify(filled)}::text::json)
        as given (start_month integer, contact_id text, id text, search_text text)
      where item.start_month = given.start_month and item.contact_id = given.contact_id and item.id = given.id
        and given.search_text is not null`.execute(db);
    await sql`
      insert into participant_name (contact_id, role, name, sensitive)
      select * from json_to_recordset(${JSON.stringify(participantNames(rows))}::text::json)
        as given (contact_id text, role text, name text, sensitive boolean)
      on conflict (contact_id, role, name) do update set sensitive = true
      where excluded.sensitive and not participant_name.sensitive`.execute(db);
    after = last;
  }
}

/** What search, lists of contacts and a customer's history need. */
export const archive: Migration = {
  async up(db: Kysely<unknown>) {
    await createParticipantName(db);
    await extendContact(db);
    await makeSearchable(db);
  },
};
