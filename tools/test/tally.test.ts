import { describe, expect, it } from 'vitest';
import { playwrightTally, runTally, sum, vitestTally } from '../lib/tally.ts';

describe('tally', () => {
  it('counts what Vitest skipped as failed', () => {
    expect(vitestTally({ numTotalTests: 10, numPassedTests: 7 })).toEqual({ passed: 7, failed: 3 });
  });

  it('counts what Playwright skipped, and what passed only at a second try, as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightTally({ stats })).toEqual({ passed: 5, failed: 4 });
  });

  it('takes the report when it explains the exit code', () => {
    expect(runTally(0, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 0 });
    expect(runTally(1, { passed: 3, failed: 2 })).toEqual({ passed: 3, failed: 2 });
  });

  it.each([
    ['a crash after tests that passed', 1, { passed: 3, failed: 0 }, { passed: 3, failed: 1 }],
    ['a run that left no report', 0, undefined, { passed: 0, failed: 1 }],
    ['a run of no test', 0, { passed: 0, failed: 0 }, { passed: 0, failed: 1 }],
    ['a run that was killed', null, { passed: 3, failed: 0 }, { passed: 3, failed: 1 }],
  ])('counts %s as one failure', (_, code, counted, expected) => {
    expect(runTally(code, counted)).toEqual(expected);
  });

  it('adds up suites', () => {
    expect(
      sum([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 });
  });
});
