import { parseArgs } from 'node:util';
import {
  type AdminSettings,
  backfill,
  type BackfillProgress,
  bucketSource,
  createStore,
  folderSource,
  readAdminSettings,
  s3Client,
} from '@liaison/backend';
import { type Command, type CommandContext, UsageError } from './command.ts';

const usage = `Usage: liaison-admin backfill --from <folder | s3://bucket/prefix> [--json]

Stores the transcript files that Amazon Connect has written: every .json file under a folder, or every .json object under a
prefix of an S3 bucket. Interrupted (Ctrl-C), it goes on where it stopped when it is started again. What is stored already
is not stored twice.

  --from   where the files are
  --json   write progress as JSON, one object a line

Exit code 0 when all files were stored, 2 when some were no transcripts, 3 when it was interrupted.`;

export const backfillCommand: Command = {
  summary: 'Store transcript files from a folder or an S3 bucket',
  usage,
  async run(args, { environment, write, interrupted }: CommandContext) {
    const { from, json } = optionsOf(args);
    const settings = readAdminSettings(environment);
    const store = createStore({ settings: settings.store, onIdleError: () => {} });
    let last: BackfillProgress = { files: 0, stored: 0, unreadable: [] };
    try {
      const end = await backfill({
        db: store.db,
        source: sourceOf(from, settings),
        now: () => new Date(),
        onProgress: (progress) => {
          last = progress;
          write(json ? JSON.stringify(progress) : lineOf(progress));
        },
        signal: interrupted,
        timeoutMs: settings.timeoutMs,
      });
      for (const name of json ? [] : last.unreadable) write(`no transcript: ${name}`);
      write(json ? JSON.stringify({ end, ...last }) : sentences[end]);
      if (end === 'interrupted') return 3;
      return last.unreadable.length > 0 ? 2 : 0;
    } finally {
      await store[Symbol.asyncDispose]();
    }
  },
};

const sentences = {
  complete: 'All files are stored.',
  interrupted: 'Interrupted; the same command goes on from here.',
} as const;

const lineOf = ({ files, stored, unreadable }: BackfillProgress) =>
  `${files} files, ${stored} new items${unreadable.length > 0 ? `, ${unreadable.length} no transcripts` : ''}`;

function optionsOf(args: readonly string[]): { from: string; json: boolean } {
  try {
    const options = { from: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
    const { from, json } = parseArgs({ args: [...args], options }).values;
    if (from !== undefined && from !== '') return { from, json };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('backfill needs --from: a folder, or s3://bucket/prefix.');
}

function sourceOf(from: string, settings: AdminSettings) {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(from) ?? [];
  if (bucket === undefined) return folderSource(from);
  return bucketSource({ s3: s3Client(settings.s3), bucket, prefix });
}
