import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './ports.ts';

/** Where PostgreSQL's programs are: named by the bootstrap, or the newest of those that Debian installs side by side. */
async function programs(): Promise<string> {
  const named = process.env['LIAISON_POSTGRES_PROGRAMS'];
  if (named) return named;
  const debian = '/usr/lib/postgresql';
  const versions = (await readdir(debian).catch(() => [])).toSorted((a, b) => Number(b) - Number(a));
  const found = versions
    .map((version) => join(debian, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
  if (found === undefined)
    throw new Error('No PostgreSQL to test with: install PostgreSQL 15 or newer, or run npm test.');
  return found;
}

const idOfNobody = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

/** Letters of every language count as letters. Debian has this locale wherever it runs; others have their own. */
const locale = process.platform === 'linux' ? { LC_ALL: 'C.UTF-8' } : {};

/** A PostgreSQL server on which databases may be created. */
export interface Postgres extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts a PostgreSQL server on a free port with data of its own, which is gone when it is disposed of.
 * @param more settings besides the default ones, e.g. `shared_buffers=512MB`.
 */
export async function startPostgres(more: readonly string[] = []): Promise<Postgres> {
  const [bin, folder] = await Promise.all([programs(), mkdtemp(join(tmpdir(), 'liaison-postgres-'))]);
  const user = unprivileged();
  if (user) await chown(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { ...process.env, ...locale } };
  execFileSync(join(bin, 'initdb'), ['-D', folder, '-U', 'liaison', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await freePort();
  // The data is thrown away, so nothing waits for the disk.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', ...more];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', folder, '-p', String(port), ...settings.flatMap((s) => ['-c', s])],
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    said.push(line);
    if (line.includes('ready to accept connections')) break;
  }
  server.stderr.resume();
  if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
  return {
    url: `postgresql://liaison@127.0.0.1:${port}/postgres`,
    async [Symbol.asyncDispose]() {
      const exit = once(server, 'exit');
      server.kill('SIGINT');
      await exit;
      await rm(folder, { recursive: true });
    },
  };
}
