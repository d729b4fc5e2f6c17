// Starts a program that would run for ever, says its process id, and waits to be killed.
import { fileURLToPath } from 'node:url';
import { startChild } from '../../lib/child.ts';

startChild({
  name: 'child',
  file: fileURLToPath(new URL('waiting.ts', import.meta.url)),
  env: process.env,
  cwd: process.cwd(),
  onLine: (line) => console.log(line),
});
