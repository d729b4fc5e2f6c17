import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ingestItems, ItemSource } from '@liaison/backend';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
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
