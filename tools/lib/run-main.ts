import { type ProcessGroup, processGroup } from './process-group.ts';
import { untilSignal } from './until-signal.ts';
import { UserError } from './user-error.ts';

export interface MainOptions {
  /** Exit code when a signal asks to stop. */
  readonly whenStopped: number;
  /** The program; answers its exit code. A {@link UserError} is printed as the one sentence it is. */
  readonly main: (processes: ProcessGroup) => Promise<number>;
}

/** Runs a command of this folder to its end, however that comes, and leaves none of its processes behind. */
export async function runMain({ whenStopped, main }: MainOptions): Promise<never> {
  const processes = processGroup();
  const stopped = untilSignal().then(() => whenStopped);
  try {
    process.exitCode = await Promise.race([stopped, main(processes)]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await processes[Symbol.asyncDispose]();
  }
  process.exit();
}
