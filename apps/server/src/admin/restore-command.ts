import { readBackupFile, restoreBackup } from '@liaison/backend';
import type { Command } from './command.ts';
import { readFileOption } from './read-options.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: liaison-admin restore <file> [--json]

Puts back what a backup holds, into a database that holds nothing: all of it, or nothing. The backup has to come from the same
version of Liaison, but not from the same kind of database.

  --json   write progress as JSON, one object a line

Exit code 0 when everything is restored, 3 when it was interrupted (then nothing is).`;

export const restoreCommand: Command = {
  summary: 'Put back what a backup holds, into an empty database',
  usage,
  async run(args, context) {
    const { file, json } = readFileOption('restore', args);
    const { write, interrupted } = context;
    try {
      const rows = await withStore(context, ({ db }) =>
        restoreBackup({
          db,
          lines: readBackupFile(file),
          onProgress: (progress) => write(json ? JSON.stringify(progress) : `${progress.rows} rows`),
          signal: interrupted,
        }),
      );
      write(json ? JSON.stringify({ end: 'complete', rows }) : `Everything is restored: ${rows} rows.`);
      return 0;
    } catch (error) {
      if (!interrupted.aborted) throw error;
      write(json ? JSON.stringify({ end: 'interrupted' }) : 'Interrupted; nothing is restored.');
      return 3;
    }
  },
};
