/** How a suite went. A skipped test has not passed: it counts as failed. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly name: string;
  /** The first lines of what the runner said of it, without colours. */
  readonly reason?: string;
}

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((count, { passed }) => count + passed, 0),
  failures: tallies.flatMap(({ failures }) => failures),
});

/** The part of Vitest's JSON report that counts. */
export interface VitestReport {
  readonly testResults: readonly {
    /** The file. */
    readonly name: string;
    readonly status: string;
    /** What is wrong with the file as a whole. */
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** The part of Playwright's JSON report that counts. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

export const vitestTally = ({ testResults }: VitestReport): Tally =>
  tallyOf(
    testResults.flatMap(({ name: file, status: whole, message = '', assertionResults }) => {
      const tests = assertionResults.map(({ fullName, status, failureMessages }) => ({
        passed: status === 'passed',
        name: `${file} > ${fullName}`,
        said: failureMessages?.[0] ?? status,
      }));
      const unexplained = whole !== 'passed' && tests.every(({ passed }) => passed);
      return unexplained ? [...tests, { passed: false, name: file, said: message }] : tests;
    }),
  );

export const playwrightTally = ({ suites }: PlaywrightReport): Tally =>
  tallyOf(suites.flatMap((suite) => testsOf(suite)));

/** A run of a test runner that is over. */
export interface Run {
  readonly code: number | null;
  readonly counted: Tally | undefined;
  /** What it printed last. */
  readonly lastLines: readonly string[];
}

/** The tally of a run: one that left no report, ran nothing, or failed without a failed test, counts one failure of its own. */
export function runTally({ code, counted, lastLines }: Run): Tally {
  const { passed, failures } = counted ?? { passed: 0, failures: [] };
  if (failures.length > 0 || (code === 0 && passed > 0)) return { passed, failures };
  const reason = ['It failed without a failed test. Its last lines:', ...lastLines].join('\n');
  return { passed, failures: [{ name: `the run itself, code ${code}`, reason }] };
}

interface Outcome {
  readonly passed: boolean;
  readonly name: string;
  readonly said: string;
}

const tallyOf = (outcomes: readonly Outcome[]): Tally => ({
  passed: outcomes.filter(({ passed }) => passed).length,
  failures: outcomes.filter(({ passed }) => !passed).map(({ name, said }) => ({ name, reason: firstLines(said) })),
});

function testsOf({ title, specs, suites = [] }: PlaywrightSuite, before = ''): Outcome[] {
  const path = `${before}${title} > `;
  const own = specs.flatMap(({ title: spec, tests }) =>
    tests.map(({ projectName, status, results }) => ({
      passed: status === 'expected',
      name: `[${projectName}] ${path}${spec}`,
      said: results.find(({ error }) => error)?.error?.message ?? status,
    })),
  );
  return [...own, ...suites.flatMap((suite) => testsOf(suite, path))];
}

const LINES = 12;
// oxlint-disable-next-line no-control-regex -- colours are control characters
const COLOURS = /\u001b\[[\d;]*m/g;

const firstLines = (text: string): string => text.replace(COLOURS, '').split('\n').slice(0, LINES).join('\n');
