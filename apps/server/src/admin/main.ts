import { explain } from '../explain.ts';
import { runCommand } from './run-command.ts';

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    environment: process.env,
    write: (line) => void process.stdout.write(`${line}\n`),
    interrupted: interruption(),
  });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** Asked to stop once, a command ends at the next good moment; asked twice, at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
