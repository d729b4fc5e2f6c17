import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, type Store } from '@liaison/backend';
import { Client } from 'pg';
import { inject } from 'vitest';

type StoreSettings = Parameters<typeof createStore>[0]['settings'];

/** A database of a test's own: a server can be pointed at it, again and again. */
export interface TestDatabase extends AsyncDisposable {
  readonly settings: StoreSettings;
  /** The same as variables of a process. */
  readonly environment: Readonly<Record<string, string>>;
}

async function postgres(): Promise<TestDatabase> {
  const url = new URL(inject('postgresUrl'));
  const name = `liaison_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    settings: { databaseUrl, connections: 4, dataFolder: '.data' },
    environment: { DATABASE_URL: databaseUrl },
    [Symbol.asyncDispose]: () => run(`drop database ${name} with (force)`),
  };
}

async function embedded(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-data-'));
  await cp(inject('embeddedTemplate'), folder, { recursive: true });
  return {
    settings: { databaseUrl: undefined, connections: 4, dataFolder: folder },
    environment: { LIAISON_DATA_DIR: folder },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** Both databases that the product runs on. Whatever holds for one holds for the other. */
export const databases: readonly (readonly [name: string, create: () => Promise<TestDatabase>])[] = [
  ['embedded', embedded],
  ['PostgreSQL', postgres],
];

/** A database that is dropped ends the connections that are just closing: of no interest. */
export const openStore = ({ settings }: Pick<TestDatabase, 'settings'>): Store =>
  createStore({ settings, onIdleError: () => {} });
