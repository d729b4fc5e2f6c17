/**
 * `npm start`: builds what is missing, starts the local Amazon Connect and the server, and says where to look.
 * `npm start -- --verbose` shows all that the two log.
 */
import { ensureBuilds } from './lib/builds.ts';
import { portsFrom, requireFree } from './lib/ports.ts';
import { runMain } from './lib/run-main.ts';
import { startStack } from './lib/stack.ts';
import { UserError } from './lib/user-error.ts';
import { welcome } from './lib/welcome.ts';

await runMain({
  whenStopped: 0,
  async main(processes) {
    const verbose = process.argv.includes('--verbose');
    const ports = portsFrom(process.env);
    await requireFree(ports);
    await ensureBuilds({ processes, say: console.log });
    const stack = await startStack({
      processes,
      ports,
      env: verbose ? { LIAISON_LOG_LEVEL: 'info', ...process.env } : process.env,
      // The server says on standard output what its log level lets through; the local Amazon Connect only greets there.
      onLine: ({ process: name, line, stream }) => {
        if (verbose || name === 'server' || stream === 'err') console.log(`${name}: ${line}`);
      },
    });
    console.log(welcome(stack));
    const { name, code, signal } = await stack.ended;
    throw new UserError(`The ${name} ended by itself (${signal ?? `code ${code}`}); the rest was stopped.`);
  },
});
