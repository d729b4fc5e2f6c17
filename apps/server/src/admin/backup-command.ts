import { takeBackup, writeBackupFile } from '@liaison/backend';
import type { Command } from './command.ts';
import { readFileOption } from './read-options.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: liaison-admin backup <file> [--json]

Writes everything that the database holds, as it is at one moment, to a file that only you may read. It holds transcripts and
notes: keep it as safe as the database. On PostgreSQL the servers go on working meanwhile; an embedded database has to be let go
by its server first. The file can be restored into either kind of database.

  --json   write progress as JSON, one object a line

Exit code 0 when the file is complete, 3 when it was interrupted (then there is no file).`;

export const backupCommand: Command = {
  summary: 'Write everything in the database to a file',
  usage,
  async run(args, context) {
    const { file, json } = readFileOption('backup', args);
    const { write, interrupted } = context;
    try {
      const rows = await withStore(context, ({ db }) =>
        writeBackupFile(file, (writeText) =>
          takeBackup({
            db,
            now: () => new Date(),
            write: writeText,
            onProgress: (progress) => write(json ? JSON.stringify(progress) : `${progress.rows} rows`),
            signal: interrupted,
          }),
        ),
      );
      write(json ? JSON.stringify({ end: 'complete', rows }) : `The backup is complete: ${rows} rows.`);
      return 0;
    } catch (error) {
      if (!interrupted.aborted) throw error;
      write(json ? JSON.stringify({ end: 'interrupted' }) : 'Interrupted; there is no backup.');
      return 3;
    }
  },
};
