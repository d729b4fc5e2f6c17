/**
 * `npm test`: every check and test, in order, ending with one line `N passed, N failed`.
 * `npm test -- --only unit [arguments of the runner]` runs one suite: checks, unit, mutations, build or e2e.
 */
import type { ProcessGroup } from './lib/process-group.ts';
import { runMain } from './lib/run-main.ts';
import { suites } from './lib/suites.ts';
import { sum, type Tally } from './lib/tally.ts';
import { UserError } from './lib/user-error.ts';

interface Selection {
  readonly names: readonly string[];
  readonly args: readonly string[];
}

/** @throws {UserError} for a suite that does not exist. */
function select(argv: readonly string[]): Selection {
  const all = Object.keys(suites);
  if (argv.length === 0) return { names: all, args: [] };
  const [option, name = '', ...args] = argv;
  if (option === '--only' && all.includes(name)) return { names: [name], args };
  throw new UserError(`Usage: npm test -- --only <${all.join('|')}> [arguments of the runner]`);
}

async function runSuite(name: string, processes: ProcessGroup, args: readonly string[]): Promise<Tally> {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const tally = await suites[name]!({ processes, say: console.log, args }).catch((error: unknown) => {
    console.error(error instanceof UserError ? error.message : error);
    return { passed: 0, failures: [{ name: 'the suite itself', reason: String(error) }] };
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`-- ${name}: ${tally.failures.length === 0 ? 'all' : 'not all'} passed in ${seconds} s`);
  return tally;
}

await runMain({
  whenStopped: 1,
  async main(processes) {
    const { names, args } = select(process.argv.slice(2));
    const tallies: Tally[] = [];
    for (const name of names) tallies.push(await runSuite(name, processes, args));
    const { passed, failures } = sum(tallies);
    // Once more at the end: what the suites print is thousands of lines.
    for (const { name, reason = '' } of failures) console.log(`\nFAILED  ${name}\n${reason.replace(/^/gm, '    ')}`);
    console.log(`\n${passed} passed, ${failures.length} failed`);
    return failures.length === 0 ? 0 : 1;
  },
});
