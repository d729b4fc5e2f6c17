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
import { welcome } from './lib/welcome.ts';

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
    // The server says on standard output what its log level lets through; the local Amazon Connect only greets there.
    onLine: ({ process, line, stream }) => {
      if (verbose || process === 'server' || stream === 'err') console.log(`${process}: ${line}`);
    },
  });
  console.log(welcome(stack));
  const { name, code, signal } = await stack.ended;
  throw new UserError(`The ${name} ended by itself (${signal ?? `code ${code}`}); the rest was stopped.`);
}

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
