import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** SHA-256 over names and contents of these files, and of all files in these folders; what does not exist counts as empty. */
export async function contentHash(folder: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesOf(folder, path)) {
      hash.update(`${file}\0`);
      hash.update(await readFile(join(folder, file)));
    }
  }
  return hash.digest('hex');
}

async function filesOf(folder: string, path: string): Promise<string[]> {
  try {
    const entries = await readdir(join(folder, path), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
      .toSorted();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
}
