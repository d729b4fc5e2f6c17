import type { PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGliteDialect } from 'kysely';
import { lockDataFolder } from '../data-folder-lock.ts';
import { migrate } from '../migrate.ts';
import type { Backing } from './backing.ts';
import { makeDatabase } from './make-database.ts';

/**
 * PostgreSQL inside this process, in a folder of its own under the data folder. It does not wait for the disk: a killed process loses
 * nothing that was acknowledged, a power cut or a crash of the machine may. Opening throws `DataFolderInUse` when another process has it.
 */
export function embedded(dataFolder: string): Backing {
  let lock: Disposable | undefined;
  const release = () => {
    lock?.[Symbol.dispose]();
    lock = undefined;
  };
  const open = async () => {
    lock = lockDataFolder(dataFolder);
    try {
      const pglite = await openFolder(join(dataFolder, 'database'));
      await migrate(new PGliteDialect({ pglite }));
      return pglite;
    } catch (error) {
      release();
      throw error;
    }
  };
  return { dialect: new PGliteDialect({ pglite: open }), release };
}

/** A new database is made beside its place and then moved there: a process that ends meanwhile leaves no half of one behind. */
async function openFolder(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) {
    const fresh = `${folder}.new`;
    await rm(fresh, { recursive: true, force: true });
    await makeDatabase(fresh);
    await rename(fresh, folder);
  }
  // 15 MB of WebAssembly that a server on PostgreSQL has no use for.
  const [{ PGlite }, { pg_trgm }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
  ]);
  return PGlite.create({ dataDir: folder, extensions: { pg_trgm } });
}
