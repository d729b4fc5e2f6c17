import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A file is on the list before it is written, too: whoever dies in between leaves nothing that no deletion would find. */
export const filesOnTheirWay: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('file_to_delete')
      .addColumn('due_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
  },
};
