import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupUnusable } from './backup-format.ts';

/**
 * Writes a gzipped file that only its owner may read. It has its name once it is complete: what was interrupted leaves nothing behind.
 * @param produce writes the text.
 */
export async function writeBackupFile<Result>(
  path: string,
  produce: (write: (text: string) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  // A name of its own: two that write to one path at once do not write into each other's file.
  const unfinished = `${path}.${crypto.randomUUID()}.unfinished`;
  const zip = createGzip();
  const written = pipeline(zip, createWriteStream(unfinished, { mode: 0o600, flush: true }));
  const failed = written.then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    const result = await produce(async (text) => {
      if (zip.write(text)) return;
      await Promise.race([new Promise((resolve) => zip.once('drain', resolve)), written]);
    });
    zip.end();
    await written;
    await rename(unfinished, path);
    return result;
  } catch (error) {
    zip.destroy();
    await failed;
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The lines of such a file. @throws {BackupUnusable} while they are read, when it is no such file. */
export async function* readBackupFile(path: string): AsyncGenerator<string> {
  const unzip = createGunzip();
  // What goes wrong on the way ends the reading below.
  pipeline(createReadStream(path), unzip).catch(() => {});
  const text = unzip.setEncoding('utf8') as AsyncIterable<string>;
  let rest = '';
  try {
    // Node's own reader of lines also breaks them where a message has one of Unicode's further line ends.
    for await (const chunk of text) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    throw new BackupUnusable('it is not gzipped, or was cut off', error);
  }
  if (rest !== '') throw new BackupUnusable('it was cut off');
}
