/**
 * `npm start`: builds what is missing, starts the local Amazon Connect and the server, and says where to look.
 * `npm start -- --verbose` shows all that the two log.
 */
import { ensureBuilds } from './lib/builds.ts';
import { portsFrom, requireFree } from './lib/ports.ts';
import { type ProcessGroup, processGroup } from './lib/process-group.ts';
import { startStack } from './lib/stack.ts';
import { untilSignal } from './lib/until-signal.ts';
import { UserError } from './lib/user-error.ts';

/** Runs until a process ends by itself. @throws {UserError} always: that end, or what kept them from starting. */
async function serve(processes: ProcessGroup): Promise<never> {
  const verbose = process.argv.includes('--verbose');
  const ports = portsFrom(process.env);
  await requireFree(ports);
  await ensureBuilds({ processes, say: console.log });
  const stack = await startStack({
    processes,
    ports,
    env: verbose ? { LIAISON_LOG_LEVEL: 'info', ...process.env } : process.env,
    onLine: (name, line) => console.log(`${name}: ${line}`),
  });
  console.log(welcome(stack.serverUrl, stack.emulatorUrl));
  const { name, code, signal } = await stack.ended;
  throw new UserError(`The ${name} ended by itself (${signal ?? `code ${code}`}); the rest was stopped.`);
}

const welcome = (server: string, emulator: string) => `
  Agent desktop          ${server}/
  Customer page          ${server}/customer/
  Local Amazon Connect   ${emulator}/_emulator/

Sign in to the desktop as Ada, set the state to Available, then write from the customer page or start a scripted customer at the local Amazon Connect. Ctrl-C stops everything.
`;

const processes = processGroup();
try {
  await Promise.race([untilSignal(), serve(processes)]);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await processes[Symbol.asyncDispose]();
}
process.exit();
