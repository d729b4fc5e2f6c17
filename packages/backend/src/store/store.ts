import { Kysely, sql } from 'kysely';
import type { StoreSettings } from '../settings/settings.ts';
import type { Database } from './database.ts';
import { embedded } from './dialects/embedded.ts';
import { server } from './dialects/server.ts';

export type StoreState = 'ok' | 'opening' | 'unreachable';

/** The database with all that the server keeps. */
export interface Store extends AsyncDisposable {
  /** A query waits until the database is open. */
  readonly db: Kysely<Database>;
  /** Opens the database and brings its schema up to date, unless that is done. @throws {DataFolderInUse} or the driver's error. */
  open(): Promise<void>;
  /** Never rejects. What could not be opened is tried again. */
  check(): Promise<StoreState>;
}

export interface StoreOptions {
  readonly settings: StoreSettings;
  /** Told of a connection that broke while nobody used it: the next query makes another one. */
  readonly onIdleError: (error: Error) => void;
}

/** Opens nothing by itself: whoever needs the database early calls `open`. */
export function createStore({ settings, onIdleError }: StoreOptions): Store {
  const { databaseUrl, dataFolder, connections } = settings;
  const backing =
    databaseUrl === undefined ? embedded(dataFolder) : server({ url: databaseUrl, connections, onIdleError });
  const db = new Kysely<Database>({ dialect: backing.dialect });
  let opening: Promise<void> | undefined;
  let isOpen = false;

  const ping = async () => void (await sql`select 1`.execute(db));
  const open = () => {
    opening ??= ping()
      .then(() => void (isOpen = true))
      .finally(() => (opening = undefined));
    return opening;
  };
  const close = async () => {
    await db.destroy();
    backing.release();
  };
  return {
    db,
    open,
    async check() {
      if (opening !== undefined) return 'opening';
      return (isOpen ? ping() : open()).then(
        () => 'ok' as const,
        () => 'unreachable' as const,
      );
    },
    async [Symbol.asyncDispose]() {
      // An embedded database cannot be stopped while it opens, which takes seconds: who wants to end is not kept.
      if (opening === undefined) await close();
      else void opening.then(close, close);
    },
  };
}
