import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

/** `--json`, and the one file that a command works on. @throws {UsageError} */
export function readFileOption(command: string, args: readonly string[]): { file: string; json: boolean } {
  const { values, positionals } = readOptions(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`${command} needs the name of one file.`);
  return { file, json: values.json };
}

/** `--json` alone. @throws {UsageError} */
export function readJsonOption(command: string, args: readonly string[]): { json: boolean } {
  const { values, positionals } = readOptions(args);
  if (positionals.length > 0) throw new UsageError(`${command} takes no file.`);
  return { json: values.json };
}

function readOptions(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
