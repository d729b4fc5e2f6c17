import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Text, since a file would have another name once it is built. */
const program = `
  const { workerData } = require('node:worker_threads');
  const { PGlite } = require(workerData.pglite);
  PGlite.create({ dataDir: workerData.folder }).then((database) => database.close());
`;

/** Makes an empty database in a folder. It keeps a thread busy for seconds: one of its own, so that the server answers meanwhile. */
export async function makeDatabase(folder: string): Promise<void> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const worker = new Worker(program, { eval: true, workerData: { pglite, folder } });
  const [code] = (await once(worker, 'exit')) as [number];
  if (code !== 0) throw new Error(`Making the embedded database ended with code ${code}.`);
}
