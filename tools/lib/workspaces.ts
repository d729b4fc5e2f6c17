import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of the workspace packages that the package in `folder` depends on, itself first, each once. */
export async function workspaceClosure(root: string, folder: string): Promise<string[]> {
  const found = new Set<string>();
  const queue = [folder];
  for (const next of queue) {
    if (found.has(next)) continue;
    found.add(next);
    const manifest = JSON.parse(await readFile(join(root, next, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const own = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith('@liaison/'));
    queue.push(...own.map((name) => `packages/${name.slice('@liaison/'.length)}`));
  }
  return [...found];
}
