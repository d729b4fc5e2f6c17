/** `npm run mutations [-- <rule> ...]`: breaks each rule of a conversation on purpose and sees that a test of that rule notices. */
import { checkMutations, readMutations } from './lib/mutations.ts';
import { runMain } from './lib/run-main.ts';

await runMain({
  whenStopped: 1,
  async main(processes) {
    const rules = new Set(process.argv.slice(2));
    const mutations = (await readMutations()).filter(({ rule }) => rules.size === 0 || rules.has(rule));
    const { passed, failures } = await checkMutations(mutations, { processes, say: console.log });
    console.log(`\n${passed} noticed, ${failures.length} not`);
    return failures.length === 0 ? 0 : 1;
  },
});
