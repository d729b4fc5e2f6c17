import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ingestItems, ItemSource } from '@liaison/backend';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { isDatabaseUnavailable } from '../../src/store/database-failure.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore } from './support/databases.ts';

describe.each(databases)('%s', (_, create) => {
  test('opens by itself with the first query, and says how it is', async () => {
    await using database = await create();
    await using store = openStore(database);
    const opened = store.open();
    expect(await store.check()).toBe('opening');
    await opened;
    expect(await store.check()).toBe('ok');
    const result = await ingestItems(store.db, [{ source: ItemSource.file, items: [chatItem('a')] }], now);
    expect(result.stored).toBe(1);
  });

  test('closes although it was never opened', async () => {
    await using database = await create();
    await expect(openStore(database)[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});

test('an embedded database is made where there is none', async () => {
  const dataFolder = join(await mkdtemp(join(tmpdir(), 'liaison-new-')), 'data');
  const store = openStore({ settings: { databaseUrl: undefined, connections: 1, dataFolder } });
  await store.open();
  expect((await readdir(dataFolder)).toSorted()).toEqual(['database', 'lock']);
  await store[Symbol.asyncDispose]();
  expect(await readdir(dataFolder)).toEqual(['database']);
  await rm(dirname(dataFolder), { recursive: true });
});

test('a second process keeps its hands off the folder of an embedded database', async () => {
  await using database = await databases[0]![1]();
  await using store = openStore(database);
  await store.open();
  const second = openStore(database);
  await expect(second.open()).rejects.toThrow(`is in use by process ${process.pid}`);
  await second[Symbol.asyncDispose]();
  expect(await readdir(database.settings.dataFolder)).toContain('lock');
});

const postgres = databases.find(([name]) => name === 'PostgreSQL')![1];

test('servers that start at once on an empty PostgreSQL bring it up to date together', async () => {
  await using database = await postgres();
  const stores = Array.from({ length: 4 }, () => openStore(database));
  await Promise.all(stores.map((store) => store.open()));
  expect(await Promise.all(stores.map((store) => store.check()))).toEqual(stores.map(() => 'ok'));
  await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
});

test('a PostgreSQL that is not there is said to be unreachable, and found when it comes', async () => {
  await using other = await postgres();
  const databaseUrl = `${other.settings.databaseUrl}_later`;
  await using store = openStore({ settings: { ...other.settings, databaseUrl } });
  await expect(store.open()).rejects.toThrow('does not exist');
  expect(await store.check()).toBe('unreachable');

  await using admin = openStore(other);
  const name = sql.id(new URL(databaseUrl).pathname.slice(1));
  await sql`create database ${name}`.execute(admin.db);
  expect(await store.check()).toBe('ok');
  await store[Symbol.asyncDispose]();
  await sql`drop database ${name}`.execute(admin.db);
});

test('a connection to PostgreSQL that breaks in the middle of a transaction costs that transaction, and nothing else', async () => {
  await using database = await postgres();
  await using store = openStore(database);
  await using other = openStore(database);
  const backend = sql<{ pid: number }>`select pg_backend_pid() as pid`;
  const isThere = async (pid: number) =>
    (await sql`select from pg_stat_activity where pid = ${pid}`.execute(other.db)).rows.length > 0;
  const broken = store.db.transaction().execute(async (transaction) => {
    const pid = (await backend.execute(transaction)).rows[0]?.pid ?? 0;
    await sql`select pg_terminate_backend(${pid})`.execute(other.db);
    await expect.poll(() => isThere(pid)).toBe(false);
    await backend.execute(transaction);
  });
  await expect(broken).rejects.toSatisfy(isDatabaseUnavailable);
  // What broke is told on the connection itself too, unless the pool has let go of it: to nobody, it would end the process.
  await expect.poll(() => store.check()).toBe('ok');
});
