import { randomUUID } from 'node:crypto';
import { createStore } from '@liaison/backend';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Client, Pool } from 'pg';
import { expect, inject, test } from 'vitest';
import { migrations } from '../../src/store/migrations/migrations.ts';

/** A database as an earlier version left it. */
async function databaseAt(step: string) {
  const name = `liaison_${randomUUID().replaceAll('-', '')}`;
  const server = new Client({ connectionString: inject('postgresUrl') });
  await server.connect();
  await server.query(`create database ${name}`);
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }) });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateTo(step);
  if (error !== undefined) throw error;
  return {
    url,
    db,
    async [Symbol.asyncDispose]() {
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}

test('what was stored before there was a search is found after it', async () => {
  await using old = await databaseAt('0004-privacy');
  await sql`
    insert into contact (id, start_month, initial_contact_id, initiated_at) values
    ('first', 202611, 'first', '2026-11-23T09:00:00Z'), ('silent', 202611, 'silent', null)`.execute(old.db);
  await sql`create table item_202611 partition of item for values in (202611)`.execute(old.db);
  await sql`
    insert into item (start_month, contact_id, id, sent_at, type, content_type, content, participant_role, display_name,
      source, revision, digest)
    select 202611, 'first', 'i' || n, timestamptz '2026-11-23T08:59:00Z' + n * interval '1 second', 'MESSAGE', 'text/plain',
      'Straße ' || n, 'CUSTOMER', 'Cleo', 2, 1000000, ''
    from generate_series(1, 2500) n`.execute(old.db);
  await old.db.destroy();

  const settings = { databaseUrl: old.url, connections: 1, dataFolder: '' };
  await using store = createStore({ settings, onIdleError: () => {} });
  await store.open();
  const found = await store.db
    .selectFrom('item')
    .select('id')
    .where('search_text', 'like', '% strasse 2499 %')
    .execute();
  expect(found).toEqual([{ id: 'i2499' }]);
  const names = await store.db.selectFrom('participant_name').selectAll().execute();
  expect(names).toEqual([{ contact_id: 'first', role: 'CUSTOMER', name: 'cleo', sensitive: false }]);
  const contacts = await store.db.selectFrom('contact').select(['id', 'began_at']).orderBy('id').execute();
  expect(contacts).toEqual([
    { id: 'first', began_at: new Date('2026-11-23T08:59:01Z') },
    { id: 'silent', began_at: expect.any(Date) },
  ]);
});
