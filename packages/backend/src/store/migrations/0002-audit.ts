import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function createAuditEntry(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entry')
    .addColumn('position', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('contact_id', 'text')
    .addColumn('customer_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('detail', 'jsonb')
    .addColumn('request_id', 'text', (column) => column.notNull())
    .execute();
  for (const column of ['actor', 'contact_id', 'customer_id']) {
    await db.schema
      .createIndex(`audit_entry_${column}`)
      .on('audit_entry')
      .columns([column, 'position'])
      .where(sql.ref(column), 'is not', null)
      .execute();
  }
}

/** The database itself refuses, whoever asks: a grant would not hold back the owner of the table, as which the server works. */
async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege'; end $$
  `.execute(db);
  await sql`
    create trigger audit_entry_only_added_to before update or delete or truncate on audit_entry
    for each statement execute function refuse_audit_change()
  `.execute(db);
}

/** Who read, exported, revealed or erased what, and why. */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await createAuditEntry(db);
    await refuseChanges(db);
  },
};
