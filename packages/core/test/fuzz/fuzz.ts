import * as fc from 'fast-check';
import { runScript } from './run-script.ts';
import { essence, script, type Step } from './steps.ts';

const STEPS = 200;
/** The first seed unless another one is asked for: the same ones in every run. */
const FIRST_SEED = 1;

export interface FuzzOptions {
  readonly seeds: number;
  readonly firstSeed?: number;
  /** Hears of every fault that struck and every state that was reached. */
  readonly hits?: (what: string) => void;
}

export interface FuzzFailure {
  readonly seed: number;
  /** The shortest script found that fails, to be pinned as a test. */
  readonly script: readonly Step[];
  readonly reason: string;
}

/** Plays one random script of 200 steps for each seed, up to the first that fails; that one is shrunk. */
export async function fuzz({ seeds, firstSeed = FIRST_SEED, hits }: FuzzOptions): Promise<FuzzFailure | undefined> {
  const property = fc.asyncProperty(script(STEPS), (steps) => runScript(steps, hits));
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const details = await fc.check(property, { seed, numRuns: 1 });
    if (details.failed) {
      const reason =
        details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
      return { seed, script: essence(details.counterexample?.[0] ?? []), reason };
    }
  }
  return undefined;
}
