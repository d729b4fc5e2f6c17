import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { backfill, type BackfillProgress, folderSource, type Store } from '@liaison/backend';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const fileCount = 50;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-transcripts-'));
  for (let index = 0; index < fileCount; index += 1) {
    const ContactId = `contact-${index}`;
    await put(`2026/${10 + (index % 3)}/${ContactId}_20261123T09.json`, {
      Version: '2019-08-26',
      InitialContactId: ContactId,
      ContactId,
      Transcript: [chatItem('a', { ContactId }), chatItem('b', { ContactId })],
    });
  }
});
afterAll(() => rm(folder, { recursive: true }));

async function put(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

async function listed(after?: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folderSource(folder).list(after)) names.push(name);
  return names;
}

test('a folder lists its files in one order, from anywhere on', async () => {
  await put('2026.json', '{}');
  await put('2026-a/x.json', '{}');
  await put('2026/notes.txt', '');
  const all = await listed();
  expect(all).toEqual(all.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  expect(all).toHaveLength(fileCount + 2);
  for (const position of [all[0], all[20], all.at(-2), all.at(-1)]) {
    expect(await listed(position)).toEqual(all.slice(all.indexOf(position ?? '') + 1));
  }
  await rm(join(folder, '2026.json'));
  await rm(join(folder, '2026-a'), { recursive: true });
});

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    await store.open();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await store.db.deleteFrom('item').execute();
    await store.db.deleteFrom('ingestion_checkpoint').execute();
  });

  const run = (onProgress: (progress: BackfillProgress, stop: AbortController) => void) => {
    const stop = new AbortController();
    return backfill({
      db: store.db,
      source: folderSource(folder),
      now: () => now,
      onProgress: (progress) => onProgress(progress, stop),
      signal: stop.signal,
      timeoutMs: 60_000,
    });
  };
  const countItems = async () => (await store.db.selectFrom('item').select('id').execute()).length;

  test('stores every file once, and again changes nothing', async () => {
    const seen: BackfillProgress[] = [];
    expect(await run((progress) => seen.push(progress))).toBe('complete');
    expect(seen.at(-1)).toEqual({ files: fileCount, stored: 2 * fileCount, unreadable: [] });
    expect(await run((progress) => seen.push(progress))).toBe('complete');
    expect(seen.at(-1)).toEqual({ files: fileCount, stored: 0, unreadable: [] });
    expect(await countItems()).toBe(2 * fileCount);
  });

  test('interrupted again and again, it goes on where it stopped', async () => {
    const files: number[] = [];
    let end: string;
    do {
      end = await run((progress, stop) => {
        files.push(progress.files);
        stop.abort();
      });
    } while (end === 'interrupted');
    expect(files).toEqual([16, 32, 48, 50]);
    expect(await countItems()).toBe(2 * fileCount);
  });

  test('a run that dies between storing and noting it does its batch again, to the same end', async () => {
    await run((_progress, stop) => stop.abort());
    await store.db.deleteFrom('ingestion_checkpoint').execute();
    expect(await run(() => {})).toBe('complete');
    expect(await countItems()).toBe(2 * fileCount);
  });

  test('what is no transcript is named, and does not stop the others', async () => {
    await put('2026/11/broken.json', '{');
    await put('2026/11/lens.json', { ChatTranscriptVersion: '2019-08-26', Transcript: [] });
    const seen: BackfillProgress[] = [];
    await run((progress) => seen.push(progress));
    expect(seen.at(-1)).toMatchObject({
      stored: 2 * fileCount,
      unreadable: ['2026/11/broken.json', '2026/11/lens.json'],
    });
    await rm(join(folder, '2026/11/broken.json'));
    await rm(join(folder, '2026/11/lens.json'));
  });
});
