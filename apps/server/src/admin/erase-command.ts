import { parseArgs } from 'node:util';
import { erase, erasureRequest, UnderHold } from '@liaison/backend';
import { actingPerson } from './acting-person.ts';
import { checkInput } from './check-input.ts';
import { type Command, UsageError } from './command.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: liaison-admin erase --customer <id> | --contact <id>  --reason <why> [--except-held] [--dry-run] [--json]

Erases everything that the database holds of a customer, or of the conversation that a contact is part of: all of it, or nothing.
Writes the proof (numbers and hashes, no content), which is in the audit log as well. Nothing that was erased can be brought back
by a late message or a back-fill. Not covered: backups that were taken before, and what Amazon Connect and S3 keep.

  --except-held   erase around what a legal hold keeps; without it nothing is erased then
  --dry-run       say what would be erased, and erase nothing
  --json          write the proof as JSON, on one line

Exit code 0 when it is erased, 2 when a hold is in the way, 3 when it was interrupted (then nothing is erased).`;

export const eraseCommand: Command = {
  summary: 'Erase a customer or a conversation, with a proof',
  usage,
  async run(args, context) {
    const { json, ...given } = readOptions(args);
    const request = checkInput(erasureRequest, given);
    const { write, interrupted } = context;
    try {
      const proof = await withStore(context, ({ db }) => {
        if (!json) write('Counting and erasing; until this ends nothing is erased.');
        const by = { agent: actingPerson(), requestId: crypto.randomUUID(), at: new Date() };
        return erase(db, { ...request, ...by, signal: interrupted });
      });
      if (json) {
        write(JSON.stringify(proof));
        return 0;
      }
      for (const { contactId, items, hash } of proof.contacts) write(`  ${contactId}  ${items} items  sha256 ${hash}`);
      const what = `${proof.contacts.length} contacts and ${proof.documents} notes and the like`;
      write(`${proof.dryRun ? 'Would be erased' : 'Erased'}: ${what}; ${proof.held} contacts are kept by a hold.`);
      return 0;
    } catch (error) {
      if (error instanceof UnderHold) {
        write(json ? JSON.stringify({ end: 'under_hold' }) : error.message);
        return 2;
      }
      if (!interrupted.aborted) throw error;
      write(json ? JSON.stringify({ end: 'interrupted' }) : 'Interrupted; nothing is erased.');
      return 3;
    }
  },
};

function readOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const options = { customer: text, contact: text, reason: text, 'except-held': flag, 'dry-run': flag, json: flag };
    const { values } = parseArgs({ args: [...args], options });
    return {
      ...(values.customer === undefined ? {} : { customerId: values.customer }),
      ...(values.contact === undefined ? {} : { contactId: values.contact }),
      reason: values.reason,
      exceptHeld: values['except-held'],
      dryRun: values['dry-run'],
      json: values.json,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
