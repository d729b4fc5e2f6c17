import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { getMimeType } from 'hono/utils/mime';

export interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Absent when the file does not get smaller. */
  readonly gzipped: Uint8Array<ArrayBuffer> | undefined;
}

/** A built page: its files by path relative to the page's own address, e.g. `assets/index-1a2b3c4d.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** The folder holds no built page. The message is one sentence for whoever starts the server. */
export class PageNotBuilt extends Error {
  override readonly name = 'PageNotBuilt';

  constructor(folder: string) {
    super(`There is no built page in ${folder}; build it first.`);
  }
}

const compress = promisify(gzip);

/**
 * Reads a built page into memory: what is not in the map cannot be asked for, whatever a path looks like.
 * @throws {PageNotBuilt} when the folder has no `index.html`.
 */
export async function loadPage(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await loadFile(path)] as const),
  );
  const page = new Map(files);
  if (!page.has('index.html')) throw new PageNotBuilt(folder);
  return page;
}

async function loadFile(path: string): Promise<PageFile> {
  const plain = new Uint8Array(await readFile(path));
  const small = new Uint8Array(await compress(plain));
  return {
    type: getMimeType(path) ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    gzipped: small.length < plain.length ? small : undefined,
  };
}
