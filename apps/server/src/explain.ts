import { BackupUnusable, DataFolderInUse, PageNotBuilt, SettingsError } from '@liaison/backend';
import { UsageError } from './admin/command.ts';

const systemErrors: Readonly<Record<string, string>> = {
  EADDRINUSE: 'LIAISON_PORT names a port that another program uses.',
  EACCES: 'LIAISON_PORT names a port that this user may not use.',
  EADDRNOTAVAIL: 'LIAISON_HOST is no address of this machine.',
  ENOTFOUND: 'LIAISON_HOST is no address of this machine.',
};

/** Errors whose message is meant for people. */
const expected = [BackupUnusable, DataFolderInUse, PageNotBuilt, SettingsError, UsageError];

/** One sentence for whoever tried to start the server. */
export function explain(error: unknown): string {
  if (expected.some((known) => error instanceof known)) return (error as Error).message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return systemErrors[code] ?? `The server could not start: ${error instanceof Error ? error.stack : String(error)}`;
}
