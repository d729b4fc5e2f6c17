import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { changeRetentionPolicy, readRetentionPolicy, retentionPolicy } from '@liaison/backend';
import { actingPerson } from './acting-person.ts';
import { checkInput } from './check-input.ts';
import { type Command, UsageError } from './command.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: liaison-admin retention-policy [<file.json>] [--json]

Shows how long conversations are kept, or sets it from a file:

  { "days": 365, "queues": [{ "queueId": "…", "days": 90 }, { "queueId": "…", "days": null }] }

A queue that is named has its own time, every other one the first; null keeps for ever. Nothing is deleted before retention runs: try
liaison-admin retention --dry-run. The change is in the audit log.

  --json   write the policy as JSON, on one line`;

export const retentionPolicyCommand: Command = {
  summary: 'Show or set how long conversations are kept',
  usage,
  async run(args, context) {
    const { file, json } = readOptions(args);
    const given = file === undefined ? undefined : checkInput(retentionPolicy, await readJson(file));
    const policy = await withStore(context, async ({ db }) => {
      if (given === undefined) return readRetentionPolicy(db);
      const by = { agent: actingPerson(), requestId: crypto.randomUUID(), at: new Date() };
      await changeRetentionPolicy(db, given, by);
      return given;
    });
    context.write(JSON.stringify(policy, undefined, json ? undefined : 2));
    return 0;
  },
};

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
}

function readOptions(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length < 2) return { file: positionals[0], json: values.json };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('retention-policy takes one file.');
}
