import { type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.ts';

/**
 * Brings a database up to the schema of this version. Of several servers that start at once, one does so and the others wait for it
 * (an advisory lock on PostgreSQL; an embedded database belongs to one process). All steps are one transaction.
 * @param dialect what to reach the database by; left open.
 */
export async function migrate(dialect: Dialect): Promise<void> {
  const db = new Kysely<unknown>({ dialect });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
