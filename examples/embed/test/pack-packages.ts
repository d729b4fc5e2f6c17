import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);
// Scripts of the packages run on the Node that runs this.
const env = { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) };

/** Packs packages of this repository as `npm publish` would, and installs them, with what they declare, for the page in `folder`. */
export async function installPacked(folder: string, packages: readonly string[]): Promise<void> {
  const workspaces = packages.map((name) => `--workspace=packages/${name}`);
  const tarballs = join(folder, 'tarballs');
  await mkdir(tarballs, { recursive: true });
  await run('npm', ['pack', '--pack-destination', tarballs, ...workspaces], { cwd: root, env });
  const files = await readdir(tarballs);
  for (const name of packages) {
    const target = join(folder, 'node_modules/@liaison', name);
    await mkdir(target, { recursive: true });
    const tarball = files.find((file) => file.startsWith(`liaison-${name}-`)) ?? name;
    await run('tar', ['-xzf', join(tarballs, tarball), '-C', target, '--strip-components=1']);
    const { dependencies, peerDependencies } = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'));
    const foreign = Object.keys({ ...dependencies, ...peerDependencies }).filter((key) => !key.startsWith('@liaison/'));
    for (const dependency of foreign) await link(folder, name, dependency);
  }
}

/** What a package depends on is taken from where npm has put it for this repository. */
async function link(folder: string, name: string, dependency: string): Promise<void> {
  const places = [join(root, 'packages', name, 'node_modules', dependency), join(root, 'node_modules', dependency)];
  const target = join(folder, 'node_modules', dependency);
  await mkdir(dirname(target), { recursive: true });
  if (!existsSync(target)) await symlink(places.find(existsSync) ?? dependency, target);
}

/** The page's own files. */
export const copyPage = (folder: string, files: readonly string[]): Promise<unknown> =>
  Promise.all(files.map((file) => cp(join(import.meta.dirname, '..', file), join(folder, file))));
