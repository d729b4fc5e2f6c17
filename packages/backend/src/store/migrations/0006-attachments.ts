import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const id = sql`text collate "C"`;

async function createAttachmentCopy(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attachment_copy')
    .addColumn('contact_id', id, (column) => column.notNull().references('contact.id').onDelete('cascade'))
    .addColumn('attachment_id', id, (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('copied_by', 'text', (column) => column.notNull())
    .addColumn('copied_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('attachment_copy_key', ['contact_id', 'attachment_id'])
    .execute();
  await db.schema
    .createTable('file_to_delete')
    .addColumn('file', 'text', (column) => column.primaryKey())
    .execute();
}

/** Whatever deletes a contact: its files are on the list in the same transaction, and so are never forgotten. */
async function listFiles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function list_file_to_delete() returns trigger language plpgsql as
    $$ begin insert into file_to_delete (file) values (old.file) on conflict do nothing; return null; end $$
  `.execute(db);
  await sql`
    create trigger attachment_copy_file after delete on attachment_copy
    for each row execute function list_file_to_delete()
  `.execute(db);
}

/** Copies of files that were sent in chats. */
export const attachments: Migration = {
  async up(db: Kysely<unknown>) {
    await createAttachmentCopy(db);
    await listFiles(db);
  },
};
