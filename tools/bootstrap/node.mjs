import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { manifestFor, NODE_PACKAGES } from './node-packages.mjs';
import { isSupportedNode } from './node-version.mjs';
import { runStep } from './run.mjs';
import { StepError } from './step-error.mjs';

/**
 * Path of a Node that runs the product: the one at work when it is supported, else a pinned one in `.tools/`, which then also comes
 * first on the PATH in `env`.
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string>}
 */
export async function ensureNode({ root, env }) {
  if (isSupportedNode(process.version)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const pinned = NODE_PACKAGES[platform];
  if (pinned === undefined) {
    throw new StepError(
      `Liaison needs Node 24 (found ${process.version}) and cannot install it on ${platform}: install Node 24.11 or newer and try again.`,
    );
  }
  const tools = join(root, '.tools');
  const node = join(tools, 'node_modules', pinned.name, pinned.bin);
  if (versionOf(node) !== `v${pinned.version}`) {
    mkdirSync(tools, { recursive: true });
    for (const [file, content] of Object.entries(manifestFor(pinned))) {
      writeFileSync(join(tools, file), `${JSON.stringify(content, null, 2)}\n`);
    }
    await runStep({
      step: `Installing Node ${pinned.version} into .tools (found ${process.version})`,
      command: 'npm',
      args: ['ci', '--prefix', tools, '--ignore-scripts', '--no-audit', '--no-fund'],
      env,
      cwd: tools,
    });
  }
  env.PATH = `${dirname(node)}${delimiter}${env.PATH ?? ''}`;
  return node;
}

/** @param {string} node */
function versionOf(node) {
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
