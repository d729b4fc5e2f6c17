import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileStorage } from './file-storage.ts';

/** Files in a folder that only their owner may read. A file is written aside and then moved to its place. */
export function folderStorage(folder: string): FileStorage {
  return {
    async put(name, content) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const aside = `${path}.${crypto.randomUUID()}`;
      const file = await open(aside, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, path);
    },
    async get(name) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      return found === undefined ? undefined : (Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>);
    },
    delete: (name) => rm(join(folder, name), { force: true }),
  };
}
