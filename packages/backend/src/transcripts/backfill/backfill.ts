import type { Kysely } from 'kysely';
import type { Database } from '../../store/database.ts';
import { ingestItems, type ItemDelivery } from '../ingest-items.ts';
import { readTranscriptFile, TranscriptUnreadable } from '../transcript-file.ts';
import { clearCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { FileSource } from './file-source.ts';

export interface BackfillProgress {
  /** Files dealt with, those of interrupted runs included. */
  readonly files: number;
  /** Items of this run that were new, or said more than what was stored. */
  readonly stored: number;
  /** Files of this run that are no transcripts. */
  readonly unreadable: readonly string[];
}

export interface BackfillOptions {
  readonly db: Kysely<Database>;
  readonly source: FileSource;
  readonly now: () => Date;
  /** Told after each batch of files, once it is stored. */
  readonly onProgress: (progress: BackfillProgress) => void;
  /** Ends the run after the batch at hand. */
  readonly signal: AbortSignal;
  /** Milliseconds that reading a file may take. */
  readonly timeoutMs: number;
}

/** Files that are read and stored together. */
const batchSize = 16;

type Outcome = { readonly name: string; readonly delivery: ItemDelivery | undefined };

/**
 * Stores the transcript files of a source. A run that was interrupted, by its signal or by force, goes on behind the last batch
 * that was stored; doing a batch again would change nothing.
 * @returns whether it came to the end. @throws the error of the source or of the database; what is stored stays.
 */
export async function backfill(options: BackfillOptions): Promise<'complete' | 'interrupted'> {
  const { db, source, now, onProgress, signal, timeoutMs } = options;
  const start = await readCheckpoint(db, source.name);
  let progress: BackfillProgress = { files: start?.files ?? 0, stored: 0, unreadable: [] };

  for await (const names of batches(source.list(start?.position))) {
    const outcomes = await Promise.all(names.map((name) => read(source, name, timeoutMs)));
    const deliveries = outcomes.flatMap(({ delivery }) => delivery ?? []);
    const { stored } = await ingestItems(db, deliveries, now());
    const unreadable = outcomes.filter(({ delivery }) => delivery === undefined).map(({ name }) => name);
    progress = {
      files: progress.files + names.length,
      stored: progress.stored + stored,
      unreadable: [...progress.unreadable, ...unreadable],
    };
    await writeCheckpoint(db, source.name, { position: names.at(-1) ?? '', files: progress.files });
    onProgress(progress);
    if (signal.aborted) return 'interrupted';
  }
  await clearCheckpoint(db, source.name);
  return 'complete';
}

async function read(source: FileSource, name: string, timeoutMs: number): Promise<Outcome> {
  try {
    return { name, delivery: readTranscriptFile(await source.read(name, AbortSignal.timeout(timeoutMs))) };
  } catch (error) {
    if (!(error instanceof TranscriptUnreadable)) throw error;
    return { name, delivery: undefined };
  }
}

async function* batches(names: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const name of names) {
    batch.push(name);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
