import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MutationCopy } from './mutation-copy.ts';
import type { ProcessGroup } from './process-group.ts';
import { root } from './root.ts';
import type { Failure, Tally } from './tally.ts';

/** A rule, broken on purpose, and the test file that has to notice, by a test with the rule's id in its name. */
export interface Mutation {
  readonly rule: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly test: string;
}

interface MutationContext {
  readonly processes: ProcessGroup;
  readonly say: (line: string) => void;
}

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly { title: string; status: string }[] }[];
}

/** So many at a time. */
const WORKERS = 2;

export async function readMutations(): Promise<readonly Mutation[]> {
  return JSON.parse(await readFile(join(root, 'tools/mutations.json'), 'utf8')) as Mutation[];
}

/**
 * Breaks one rule after the other in a copy of the sources. The suite of unit tests shows that each rule's tests pass
 * without. */
export async function checkMutations(mutations: readonly Mutation[], context: MutationContext): Promise<Tally> {
  const queue = [...mutations];
  const failures: Failure[] = [];
  const work = async (): Promise<void> => {
    const copy = await MutationCopy.create();
    try {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const problem = await tryMutation(copy, next, context);
        const name = `${next.rule}  ${next.file}`;
        if (problem !== undefined) failures.push({ name, reason: problem });
        context.say(problem === undefined ? `  noticed  ${name}` : `  FAILED   ${name}: ${problem}`);
      }
    } finally {
      await copy[Symbol.asyncDispose]();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return { passed: mutations.length - failures.length, failures };
}

/** What is wrong, if something is. */
async function tryMutation(
  copy: MutationCopy,
  mutation: Mutation,
  context: MutationContext,
): Promise<string | undefined> {
  const report = await copy.mutated(mutation, () => runTests(copy, mutation, context));
  if (!report) return 'the text to replace is not there exactly once';
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const own = tests.filter(({ title }) => new RegExp(`\\b${mutation.rule}\\b`).test(title));
  if (own.length === 0) return `${mutation.test} ran no test of this rule`;
  return own.some(({ status }) => status === 'failed') ? undefined : 'survived, no test of this rule failed';
}

async function runTests(copy: MutationCopy, { test, rule }: Mutation, { processes }: MutationContext): Promise<Report> {
  const output = join(copy.folder, 'report.json');
  await rm(output, { force: true });
  const child = processes.start({
    name: `vitest ${rule}`,
    file: join(root, 'node_modules/vitest/vitest.mjs'),
    args: ['run', test, '-t', `\\b${rule}\\b`, '--reporter=json', `--outputFile=${output}`, '--root', copy.folder],
    env: process.env,
    cwd: copy.folder,
    onLine: () => undefined,
  });
  await child.exited;
  const text = await readFile(output, 'utf8').catch(() => '{"testResults":[]}');
  return JSON.parse(text) as Report;
}
