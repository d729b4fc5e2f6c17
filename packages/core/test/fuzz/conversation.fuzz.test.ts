import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runScript } from './run-script.ts';
import { essence, script } from './steps.ts';

const SEEDS = 120;
const STEPS = 200;

describe('whatever the network does', () => {
  it('T1-T8 S1-S8 the view equals the transcript once the dust settles', { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(script(STEPS), runScript);
    const verdict = fc.assert(property, {
      numRuns: SEEDS,
      seed: 20_260_105,
      reporter: (details) => {
        if (!details.failed) return;
        const steps = JSON.stringify(essence(details.counterexample?.[0] ?? []));
        throw new Error(`Seed ${details.seed}, path ${details.counterexamplePath}: ${steps}`, {
          cause: details.errorInstance,
        });
      },
    });
    await expect(verdict).resolves.toBeUndefined();
  });
});
