import { readFile } from 'node:fs/promises';
import { type Verification, verifyExport } from '@liaison/backend';
import type { Command } from './command.ts';
import { readFileOption } from './read-options.ts';

const usage = `Usage: liaison-admin verify-export <file> [--json]

Says whether an exported conversation is as it was exported, and where it is not. Needs no database. Whoever changes a file can
also seal it anew: so compare the last seal with the one in the audit log (GET /api/audit?action=contact.export).

  --json   write the result as JSON

Exit code 0 when the file is unchanged, 2 when it is not.`;

function sentence(found: Verification): string {
  if (found.result === 'unchanged') return `Unchanged: ${found.items} items. The last seal is ${found.hash}.`;
  if (found.result === 'changed') {
    return `Changed: part ${found.part}, which begins on line ${found.line}, is not as it was exported.`;
  }
  if (found.result === 'incomplete') return `Incomplete: it ends after part ${found.part}, and not as an export does.`;
  return 'This is no exported conversation, or its beginning was changed.';
}

export const verifyExportCommand: Command = {
  summary: 'Show whether an exported conversation was changed',
  usage,
  async run(args, { write }) {
    const { file, json } = readFileOption('verify-export', args);
    const found = verifyExport(await readFile(file, 'utf8'));
    write(json ? JSON.stringify(found) : sentence(found));
    return found.result === 'unchanged' ? 0 : 2;
  },
};
