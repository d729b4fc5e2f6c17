#!/usr/bin/env node
/**
 * Installs what a fresh clone lacks, then runs a TypeScript file: `node tools/bootstrap.mjs [--with-browser] [--with-postgres] <file.ts> [args]`.
 * Depends on nothing but Node >= 20 and npm. Says one line per step taken and nothing when nothing is missing.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { isBootstrapNode, oldNodeSentence } from './bootstrap/node-version.mjs';
import { ensureNode } from './bootstrap/node.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { ensurePostgres } from './bootstrap/postgres.mjs';
import { run } from './bootstrap/run.mjs';
import { StepError } from './bootstrap/step-error.mjs';

const USAGE = 'node tools/bootstrap.mjs [--with-browser] [--with-postgres] <file.ts> [arguments]';
const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  if (!isBootstrapNode(process.version)) throw new StepError(oldNodeSentence(process.version));
  const args = process.argv.slice(2);
  const firstName = args.findIndex((arg) => !arg.startsWith('--with-'));
  const [file, ...rest] = firstName === -1 ? [] : args.slice(firstName);
  if (file === undefined) throw new StepError(`Usage: ${USAGE}`);
  const wanted = new Set(args.slice(0, firstName));

  const env = { ...process.env };
  const node = await ensureNode({ root, env });
  await ensurePackages({ root, env });
  if (wanted.has('--with-browser')) env.LIAISON_CHROMIUM = await ensureChromium({ root, env });
  if (wanted.has('--with-postgres')) env.LIAISON_POSTGRES_PROGRAMS = await ensurePostgres({ root, env });
  return run({
    command: node,
    args: ['--conditions=liaison-source', join(root, file), ...rest],
    env,
    cwd: root,
    stdio: 'inherit',
  });
}

try {
  process.exitCode = (await main()).code;
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
