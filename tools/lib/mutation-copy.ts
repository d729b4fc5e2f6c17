import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.ts';

/** What the mutated rules and their tests live in. */
const COPIED = ['packages/core', 'packages/amazon-connect', 'package.json'];
const LEFT_OUT = /\/(node_modules|dist|tsconfig.json)$/;

/** Packages import each other by name from the checkout; only what a test imports by path is the copy's. */
const CONFIG = `export default {
  resolve: { conditions: ['liaison-source', 'module', 'development|production'] },
  ssr: { resolve: { conditions: ['liaison-source', 'node', 'development|production'] } },
};
`;

/** A copy of the sources and tests outside the checkout, in which files can be broken. */
export class MutationCopy implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<MutationCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'liaison-mutations-'));
    for (const path of COPIED) {
      await cp(join(root, path), join(folder, path), { recursive: true, filter: (file) => !LEFT_OUT.test(file) });
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'vitest.config.mjs'), CONFIG);
    return new MutationCopy(folder);
  }

  /** Puts `replacement` in the place of the one `text` of a file while `act` runs. Answers undefined when the text is not there just once. */
  async mutated<Value>(
    { file, find, replace }: { file: string; find: string; replace: string },
    act: () => Promise<Value>,
  ): Promise<Value | undefined> {
    const path = join(this.folder, file);
    const source = await readFile(path, 'utf8');
    if (source.split(find).length !== 2) return undefined;
    await writeFile(
      path,
      source.replace(find, () => replace),
    );
    try {
      return await act();
    } finally {
      await writeFile(path, source);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
