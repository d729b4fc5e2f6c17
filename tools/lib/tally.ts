/** How many tests of a suite passed. A skipped test has not passed: it counts as failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), { passed: 0, failed: 0 });

/** The part of Vitest's JSON report that counts. */
export interface VitestReport {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
}

/** The part of Playwright's JSON report that counts. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

export const vitestTally = (report: VitestReport): Tally => ({
  passed: report.numPassedTests,
  failed: report.numTotalTests - report.numPassedTests,
});

export const playwrightTally = ({ stats }: PlaywrightReport): Tally => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
});

/** The tally of a run: one that left no report, ran nothing, or failed without a failed test, counts one failure of its own. */
export function runTally(code: number | null, counted: Tally | undefined): Tally {
  const { passed, failed } = counted ?? { passed: 0, failed: 0 };
  const unexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: failed + (unexplained ? 1 : 0) };
}
