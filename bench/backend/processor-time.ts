import { readFile } from 'node:fs/promises';
import type { Store } from '@liaison/backend';
import { sql } from 'kysely';

/** Milliseconds that a processor has worked so far for this process and for its one connection to the database. */
export type ProcessorTime = () => Promise<number>;

/**
 * What something costs, whatever else the machine does meanwhile: the time of day says that only on a machine that does nothing else. Linux
 * tells how long another process has run, in nanoseconds (proc(5), schedstat).
 * @param store with one connection, whose queries no other process takes part in.
 */
export async function processorTime({ db }: Store): Promise<ProcessorTime> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return async () => {
    const [nanoseconds = ''] = (await readFile(`/proc/${rows[0]?.pid}/schedstat`, 'utf8')).split(' ');
    const { user, system } = process.cpuUsage();
    return Number(nanoseconds) / 1e6 + (user + system) / 1000;
  };
}
