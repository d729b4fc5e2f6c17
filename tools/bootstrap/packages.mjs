import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockedPackage */
/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages */

/**
 * Installs what the lockfile says when that is not what is there. Not with `npm ci`: it refuses a lockfile without the optional
 * packages of other platforms, which a registry that does not carry them leaves out. `--no-save` keeps the lockfile as it is all the same.
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where
 */
export async function ensurePackages({ root, env }) {
  const locked = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (locked !== undefined && isInstalled(locked, installed)) return;
  await runStep({
    step: installed === undefined ? 'Installing packages' : 'Updating packages: package-lock.json has changed',
    command: 'npm',
    args: ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'],
    env,
    cwd: root,
  });
}

/**
 * Compares the lockfile with the one that npm leaves inside node_modules once an installation is complete: the same versions and
 * links, but for optional packages, which are left out where the platform has no use for them.
 * @param {LockedPackages} locked @param {LockedPackages | undefined} installed
 */
export function isInstalled(locked, installed) {
  if (installed === undefined) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.link === wanted.link;
  });
}

/** @param {string} file @returns {LockedPackages | undefined} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
