import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilds } from './builds.ts';
import { checkMutations, readMutations } from './mutations.ts';
import type { ProcessGroup } from './process-group.ts';
import { root } from './root.ts';
import {
  type PlaywrightReport,
  playwrightTally,
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
    const code = await runNode({ processes, say: (line) => said.push(line), name, file, args });
    say(`  ${code === 0 ? 'passed' : 'FAILED'}  ${name}`);
    if (code !== 0) for (const line of said) say(line);
    tallies.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
  }
  return sum(tallies);
}

async function unit({ processes, say, args }: SuiteContext): Promise<Tally> {
  const report = 'test-results/unit.json';
  await rm(join(root, report), { force: true });
  const code = await runNode({
    processes,
    say,
    name: 'vitest',
    file: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
  });
  const counted = await readReport<VitestReport>(report);
  return runTally(code, counted && vitestTally(counted));
}

async function mutations(context: SuiteContext): Promise<Tally> {
  return checkMutations(await readMutations(), context);
}

async function build({ processes, say }: SuiteContext): Promise<Tally> {
  await ensureBuilds({ processes, say });
  return { passed: 1, failed: 0 };
}

async function e2e({ processes, say, args }: SuiteContext): Promise<Tally> {
  await ensureBuilds({ processes, say });
  const report = 'test-results/e2e.json';
  await rm(join(root, report), { force: true });
  const code = await runNode({
    processes,
    say,
    name: 'playwright',
    file: 'node_modules/@playwright/test/cli.js',
    args: ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...args],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(root, report), NODE_OPTIONS: '--conditions=liaison-source' },
  });
  const counted = await readReport<PlaywrightReport>(report);
  return runTally(code, counted && playwrightTally(counted));
}

interface NodeRun {
  readonly processes: ProcessGroup;
  readonly say: (line: string) => void;
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program of this checkout to its end and answers its exit code. */
async function runNode({ processes, say, name, file, args, env }: NodeRun): Promise<number | null> {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = processes.start({
    name,
    file: join(root, file),
    args,
    env: { ...process.env, ...colour, ...env },
    cwd: root,
    onLine: (line) => say(line),
  });
  return (await child.exited).code;
}

async function readReport<Report>(file: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(join(root, file), 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
