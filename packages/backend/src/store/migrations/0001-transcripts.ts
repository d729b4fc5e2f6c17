import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Ids compare by their bytes, so that the order of rows does not depend on how a database was set up. */
const id = sql`text collate "C"`;

async function createContact(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contact')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('start_month', 'integer', (column) => column.notNull())
    .addColumn('initial_contact_id', id, (column) => column.notNull())
    .addColumn('previous_contact_id', id)
    .addColumn('related_contact_id', id)
    .addColumn('channel', 'text')
    .addColumn('initiation_method', 'text')
    .addColumn('initiated_at', 'timestamptz')
    .addColumn('connected_to_system_at', 'timestamptz')
    .addColumn('enqueued_at', 'timestamptz')
    .addColumn('connected_to_agent_at', 'timestamptz')
    .addColumn('disconnected_at', 'timestamptz')
    .addColumn('after_contact_work_started_at', 'timestamptz')
    .addColumn('after_contact_work_ended_at', 'timestamptz')
    .addColumn('completed_at', 'timestamptz')
    .addColumn('disconnect_reason', 'text')
    .addColumn('queue_id', 'text')
    .addColumn('queue_name', 'text')
    .addColumn('agent_id', 'text')
    .addColumn('customer_id', 'text')
    .addColumn('segment_attributes', 'jsonb')
    .addColumn('tags', 'jsonb')
    .execute();
  await db.schema.createIndex('contact_conversation').on('contact').column('initial_contact_id').execute();
}

async function createContactEvent(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contact_event')
    .addColumn('contact_id', id, (column) => column.notNull().references('contact.id').onDelete('cascade'))
    .addColumn('id', id, (column) => column.notNull())
    .addColumn('occurred_at', 'timestamptz', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('detail', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('contact_event_key', ['contact_id', 'id'])
    .execute();
}

async function createItem(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('item')
    .addColumn('start_month', 'integer', (column) => column.notNull())
    .addColumn('contact_id', id, (column) => column.notNull())
    .addColumn('id', id, (column) => column.notNull())
    .addColumn('sent_at', 'timestamptz', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('content_type', 'text')
    .addColumn('content', 'text')
    .addColumn('participant_id', 'text')
    .addColumn('participant_role', 'text')
    .addColumn('display_name', 'text')
    .addColumn('related_contact_id', 'text')
    .addColumn('attachments', 'jsonb')
    .addColumn('metadata', 'jsonb')
    .addColumn('source', 'smallint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('digest', id, (column) => column.notNull())
    .addColumn('stored_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('item_key', ['start_month', 'contact_id', 'id'])
    .modifyEnd(sql`partition by list (start_month)`)
    .execute();
  await db.schema.createIndex('item_thread').on('item').columns(['contact_id', 'sent_at', 'id']).execute();
}

async function createIngestionCheckpoint(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ingestion_checkpoint')
    .addColumn('source', 'text', (column) => column.primaryKey())
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('files', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
}

/** Contacts, what happened to them, what was said in them, and how far back-fills have come. */
export const transcripts: Migration = {
  async up(db: Kysely<unknown>) {
    await createContact(db);
    await createContactEvent(db);
    await createItem(db);
    await createIngestionCheckpoint(db);
  },
};
