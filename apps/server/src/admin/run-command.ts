import { backfillCommand } from './backfill-command.ts';
import { backupCommand } from './backup-command.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { eraseCommand } from './erase-command.ts';
import { holdCommand } from './hold-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { restoreCommand } from './restore-command.ts';
import { retentionCommand } from './retention-command.ts';
import { retentionPolicyCommand } from './retention-policy-command.ts';
import { verifyExportCommand } from './verify-export-command.ts';

const commands: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  backup: backupCommand,
  restore: restoreCommand,
  backfill: backfillCommand,
  'retention-policy': retentionPolicyCommand,
  retention: retentionCommand,
  hold: holdCommand,
  erase: eraseCommand,
  'verify-export': verifyExportCommand,
};

const usage = `Usage: liaison-admin <command> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(18)}${summary}`)
  .join('\n')}

liaison-admin <command> --help explains a command. Settings are the server's own (docs/reference/configuration.md).`;

/** Answers the exit code. @throws {UsageError} or what kept the command from its work. */
export async function runCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const [name = '--help', ...args] = argv;
  if (name === '--help') {
    context.write(usage);
    return 0;
  }
  const command = commands[name];
  if (command === undefined) throw new UsageError(`There is no command ${name}; liaison-admin --help lists them.`);
  if (args.includes('--help')) {
    context.write(command.usage);
    return 0;
  }
  return command.run(args, context);
}
