import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilds } from './builds.ts';
import { checkMutations, readMutations } from './mutations.ts';
import type { ProcessGroup } from './process-group.ts';
import { root } from './root.ts';
import {
  type PlaywrightReport,
  playwrightTally,
  type Run,
  runTally,
  sum,
  type Tally,
  type VitestReport,
  vitestTally,
} from './tally.ts';

export interface SuiteContext {
  readonly processes: ProcessGroup;
  readonly say: (line: string) => void;
  /** Further arguments for the test runner. */
  readonly args: readonly string[];
}

/** What `npm test` runs, in order. */
export const suites: Readonly<Record<string, (context: SuiteContext) => Promise<Tally>>> = {
  checks,
  unit,
  mutations,
  build,
  e2e,
};

const CHECKS = [
  { name: 'lint', file: 'node_modules/oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', file: 'node_modules/@biomejs/biome/bin/biome', args: ['format', '.'] },
  { name: 'imports', file: 'tools/check-imports.ts', args: [] },
  { name: 'types', file: 'node_modules/typescript/bin/tsc', args: ['-b', 'tsconfig.json'] },
] as const;

async function checks({ processes, say }: SuiteContext): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const { name, file, args } of CHECKS) {
    const said: string[] = [];
    const { code, lastLines } = await runNode({ processes, say: (line) => said.push(line), name, file, args });
    const passed = code === 0;
    say(`  ${passed ? 'passed' : 'FAILED'}  ${name}`);
    if (!passed) for (const line of said) say(line);
    tallies.push({ passed: passed ? 1 : 0, failures: passed ? [] : [{ name, reason: lastLines.join('\n') }] });
  }
  return sum(tallies);
}

async function unit({ processes, say, args }: SuiteContext): Promise<Tally> {
  const report = 'test-results/unit.json';
  await rm(join(root, report), { force: true });
  const run = await runNode({
    processes,
    say,
    name: 'vitest',
    file: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
  });
  const counted = await readReport<VitestReport>(report);
  return runTally({ ...run, counted: counted && vitestTally(counted) });
}

async function mutations(context: SuiteContext): Promise<Tally> {
  return checkMutations(await readMutations(), context);
}

async function build({ processes, say }: SuiteContext): Promise<Tally> {
  await ensureBuilds({ processes, say });
  return { passed: 1, failures: [] };
}

async function e2e({ processes, say, args }: SuiteContext): Promise<Tally> {
  await ensureBuilds({ processes, say });
  const report = 'test-results/e2e.json';
  await rm(join(root, report), { force: true });
  const run = await runNode({
    processes,
    say,
    name: 'playwright',
    file: 'node_modules/@playwright/test/cli.js',
    args: ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...args],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(root, report), NODE_OPTIONS: '--conditions=liaison-source' },
  });
  const counted = await readReport<PlaywrightReport>(report);
  return runTally({ ...run, counted: counted && playwrightTally(counted) });
}

interface NodeRun {
  readonly processes: ProcessGroup;
  readonly say: (line: string) => void;
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** So much of what a program printed last is kept. */
const LAST_LINES = 30;

/** Runs a program of this checkout to its end. */
async function runNode({ processes, say, name, file, args, env }: NodeRun): Promise<Omit<Run, 'counted'>> {
  const lastLines: string[] = [];
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = processes.start({
    name,
    file: join(root, file),
    args,
    env: { ...process.env, ...colour, ...env },
    cwd: root,
    onLine: (line) => {
      say(line);
      lastLines.push(line);
      if (lastLines.length > LAST_LINES) lastLines.shift();
    },
  });
  return { code: (await child.exited).code, lastLines };
}

async function readReport<Report>(file: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(join(root, file), 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
