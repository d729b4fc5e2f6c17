import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What agents and administrators write. */
export const documents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('document')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('owner', sql`text collate "C"`, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('content', 'json', (column) => column.notNull())
      .addColumn('written_by', 'text', (column) => column.notNull())
      .addColumn('written_at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_key', ['kind', 'owner'])
      .execute();
    await sql`
      create index document_disposition on document ((content ->> 'code'), owner) where kind = 'disposition'
    `.execute(db);
  },
};
