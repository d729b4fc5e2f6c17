import { migrationNames } from '@liaison/backend';
import type { Command } from './command.ts';
import { readJsonOption } from './read-options.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: liaison-admin migrate [--json]

Brings the database up to the schema of this version, and says which steps it has been brought through. A server does so by
itself when it starts; this is for those who want it done before, e.g. by another database user.

  --json   write the steps as JSON`;

export const migrateCommand: Command = {
  summary: 'Bring the database up to the schema of this version',
  usage,
  async run(args, context) {
    const { json } = readJsonOption('migrate', args);
    const migrations = await withStore(context, ({ db }) => migrationNames(db));
    if (json) context.write(JSON.stringify({ migrations }));
    else context.write(`The database is up to date:\n${migrations.map((name) => `  ${name}`).join('\n')}`);
    return 0;
  },
};
