import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../tools/lib/root.ts';
import { expect, test } from '../support/fixtures.ts';

/** Loaded before the example: says so when it asks for a library that needs a browser. */
const WATCH = `import { registerHooks } from 'node:module';
registerHooks({ resolve: (specifier, context, next) => {
  if (/^amazon-connect-/.test(specifier)) console.log('LOADED ' + specifier);
  return next(specifier, context);
} });`;

test('a chat runs from Node, without a browser and its libraries', async ({ agentPage, stack }) => {
  const watch = `--import=data:text/javascript,${encodeURIComponent(WATCH)}`;
  const args = ['--conditions=liaison-source', watch, join(root, 'examples/headless/main.ts'), stack.serverUrl, 'Noor'];
  const example = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], timeout: 30_000 });
  // Its output is whole with the end of its streams, not with its own.
  const exited = once(example, 'close');
  const lines: string[] = [];
  createInterface(example.stdout).on('line', (line) => lines.push(line));
  await agentPage.accept('Noor');
  await expect(agentPage.message('Is anybody there?')).toBeVisible();
  await agentPage.say('Yes, I am');
  await expect(agentPage.message('You said: Yes, I am')).toHaveCount(1);
  await agentPage.end();
  expect(await exited).toEqual([0, null]);
  expect(lines).toEqual([
    'Noor: Is anybody there?',
    'Ada Larsen: Yes, I am',
    'Noor: You said: Yes, I am',
    'The chat has ended (agent)',
  ]);
});
