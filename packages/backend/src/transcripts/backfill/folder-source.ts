import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FileSource } from './file-source.ts';

/** A folder sorts as its name with a slash, as it does in the path of each file in it. */
const pathOf = (entry: Dirent) => (entry.isDirectory() ? `${entry.name}/` : entry.name);
const inByteOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Every `.json` file under a folder, with paths relative to it. Only the names of one folder at a time are held. */
export function folderSource(folder: string): FileSource {
  const root = resolve(folder);

  async function* walk(prefix: string, after: string): AsyncGenerator<string> {
    const entries = await readdir(join(root, prefix), { withFileTypes: true });
    for (const name of entries.map(pathOf).toSorted(inByteOrder)) {
      const path = prefix + name;
      if (!path.endsWith('/')) {
        if (path.endsWith('.json') && inByteOrder(path, after) > 0) yield path;
      } else if (after.startsWith(path) || inByteOrder(path, after) > 0) {
        yield* walk(path, after);
      }
    }
  }

  return {
    name: root,
    list: (after = '') => walk('', after),
    read: (name, signal) => readFile(join(root, name), { encoding: 'utf8', signal }),
  };
}
