/** `npm run fuzz -- --seeds N [--first S]`: plays N random chats and prints the first one that breaks a rule, made short. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '500' }, first: { type: 'string', default: '1' } },
});
const [seeds, firstSeed] = [Number(values.seeds), Number(values.first)];
const started = performance.now();
const failure = await fuzz({ seeds, firstSeed });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (failure) {
  process.stderr.write(`Seed ${failure.seed} breaks a rule: ${failure.reason}\n`);
  process.stderr.write(
    failure.script
      .map((step) => JSON.stringify(step))
      .join('\n')
      .concat('\n'),
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`${seeds} seeds from ${firstSeed} on hold, ${seconds} s\n`);
}
