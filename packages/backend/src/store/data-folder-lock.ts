import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { processStart } from './process-start.ts';

/** Another process works with the data folder, or may. The message is one sentence for whoever starts the server. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(folder: string, by: string) {
    super(`The data folder ${folder} is in use by ${by}; set LIAISON_DATA_DIR to another folder.`);
  }
}

const holder = z.object({ pid: z.number().int(), startedAt: z.string(), host: z.string() });
type Holder = z.infer<typeof holder>;

/** Fails when the file is there: of two processes, one creates it. */
function createExclusively(file: string, content: string): boolean {
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, content);
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A process is known by its id and its start: an id alone is given to another process one day, in a container nearly at once. */
function mayBeAlive({ pid, startedAt, host }: Holder): boolean {
  return host !== hostname() || processStart(pid) === startedAt;
}

const inWords = ({ pid, host }: Holder) => (host === hostname() ? `process ${pid}` : `process ${pid} of ${host}`);

/**
 * Makes the folder this process's own until disposed of. The embedded database does not notice a second process, which would ruin it.
 * What a dead process left behind is taken over; a lock of another machine (a folder shared between containers) never is, since
 * nothing can be said about its process.
 * @throws {DataFolderInUse}
 */
export function lockDataFolder(folder: string): Disposable {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lock');
  const mine = JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid), host: hostname() });
  if (!createExclusively(file, mine)) takeOver(folder, file, mine);
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) };
}

/** One process at a time looks at an old lock and replaces it: else the second to look would remove what the first has just made. */
function takeOver(folder: string, file: string, mine: string): void {
  const turn = `${file}.takeover`;
  if (!createExclusively(turn, mine)) {
    throw new DataFolderInUse(folder, `a process that is taking it over (if none is, remove ${turn})`);
  }
  try {
    const found = readHolder(file);
    if (found !== undefined && mayBeAlive(found)) throw new DataFolderInUse(folder, inWords(found));
    if (found === undefined && existsSync(file)) {
      throw new DataFolderInUse(folder, `a process that did not say which (if none is, remove ${file})`);
    }
    rmSync(file, { force: true });
    if (!createExclusively(file, mine)) throw new DataFolderInUse(folder, 'a process that started just now');
  } finally {
    rmSync(turn, { force: true });
  }
}
