import { parseArgs } from 'node:util';
import { type RetentionProgress, runRetention } from '@liaison/backend';
import { actingPerson } from './acting-person.ts';
import { type Command, UsageError } from './command.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: liaison-admin retention [--dry-run] [--json]

Deletes the conversations that the retention policy no longer keeps, with their notes. What is under a legal hold stays. The server does
the same by itself once a day (LIAISON_RETENTION_HOURS). Interrupted (Ctrl-C), it ends after the batch at hand; what is deleted
is deleted, and the next run goes on with the rest. Every batch is in the audit log.

  --dry-run   count what would be deleted, and delete nothing
  --json      write progress as JSON, one object a line

Exit code 0 when it came to the end, 3 when it was interrupted.`;

export const retentionCommand: Command = {
  summary: 'Delete what the retention policy no longer keeps',
  usage,
  async run(args, context) {
    const { dryRun, json } = readOptions(args);
    const { write, interrupted } = context;
    let last: RetentionProgress = { contacts: 0, items: 0, documents: 0, held: 0 };
    const end = await withStore(context, ({ db }) =>
      runRetention({
        db,
        now: () => new Date(),
        agent: actingPerson(),
        requestId: crypto.randomUUID(),
        dryRun,
        onProgress: (progress) => {
          last = progress;
          write(json ? JSON.stringify(progress) : lineOf(progress));
        },
        signal: interrupted,
      }),
    );
    if (json) write(JSON.stringify({ end, dryRun, ...last }));
    else write(`${sentences[end]} ${dryRun ? 'Would be deleted' : 'Deleted'}: ${lineOf(last)}.`);
    return end === 'complete' ? 0 : 3;
  },
};

const sentences = { complete: 'All contacts were looked at.', interrupted: 'Interrupted.' } as const;

const lineOf = ({ contacts, items, documents, held }: RetentionProgress) =>
  `${contacts} contacts, ${items} items, ${documents} notes and the like; ${held} contacts are kept by a hold`;

function readOptions(args: readonly string[]) {
  try {
    const options = {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    return { dryRun: values['dry-run'], json: values.json };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
