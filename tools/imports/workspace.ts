import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A package of this repository as far as its imports go. */
export interface Workspace {
  readonly name: string;
  /** From the repository's root, with `/`. */
  readonly folder: string;
  /** What others may import: `@liaison/core`, `@liaison/core/testing`. */
  readonly entryPoints: readonly string[];
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

interface Manifest {
  readonly name?: string;
  readonly workspaces?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The packages that the root's package.json lists, and the root itself as the one whose folder is empty. */
export async function readWorkspaces(root: string): Promise<Workspace[]> {
  const manifest = await readManifest(join(root, 'package.json'));
  const found = [describe(manifest, '')];
  for (const pattern of manifest.workspaces ?? []) {
    for await (const file of glob(`${pattern}/package.json`, { cwd: root })) {
      found.push(describe(await readManifest(join(root, file)), dirname(file).replaceAll('\\', '/')));
    }
  }
  return found;
}

const readManifest = async (file: string): Promise<Manifest> => JSON.parse(await readFile(file, 'utf8')) as Manifest;

function describe(manifest: Manifest, folder: string): Workspace {
  const name = manifest.name ?? folder;
  return {
    name,
    folder,
    entryPoints: Object.keys(manifest.exports ?? {}).map((entry) => name + entry.slice(1)),
    dependencies: Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.optionalDependencies,
    }),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
  };
}
