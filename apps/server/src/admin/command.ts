/** What a command gets from the process that it runs in. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Takes a line for standard output. */
  readonly write: (line: string) => void;
  readonly interrupted: AbortSignal;
}

export interface Command {
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What `--help` shows. */
  readonly usage: string;
  /** Answers the exit code. @throws {UsageError} */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** Arguments that make no sense. The message is one sentence for whoever typed them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
