import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const id = sql`text collate "C"`;

async function createLegalHold(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('legal_hold')
    .addColumn('position', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('id', id, (column) => column.notNull().unique())
    .addColumn('contact_id', id)
    .addColumn('customer_id', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addColumn('set_at', 'timestamptz', (column) => column.notNull())
    .addCheckConstraint('legal_hold_target', sql`num_nonnulls(contact_id, customer_id) = 1`)
    .execute();
  await db.schema.createIndex('legal_hold_contact').on('legal_hold').column('contact_id').execute();
  await db.schema.createIndex('legal_hold_customer').on('legal_hold').column('customer_id').execute();
}

/** What must not be deleted, what was, and who deletes next. */
export const privacy: Migration = {
  async up(db: Kysely<unknown>) {
    await createLegalHold(db);
    await db.schema
      .createTable('deleted_contact')
      .addColumn('id_hash', 'bytea', (column) => column.primaryKey())
      .addColumn('deleted_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
    await db.schema
      .createTable('scheduled_task')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('due_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
