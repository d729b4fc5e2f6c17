import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runStep } from './run.mjs';
import { StepError } from './step-error.mjs';

/** Chromium without a window of its own: the same engine, with which the tests take two thirds of the time. */
const HEADLESS_SHELL = 'chromium-headless-shell';
const EXECUTABLES = [
  HEADLESS_SHELL,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Path of a Chromium or Chrome: the one LIAISON_CHROMIUM names, Debian's headless one where it can be installed, one that is there,
 * or Playwright's own.
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string>} @throws {StepError}
 */
export async function ensureChromium({ root, env }) {
  const named = env.LIAISON_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new StepError(`LIAISON_CHROMIUM names ${named}, which does not exist.`);
  }
  const find = async () =>
    findChromium({ path: env.PATH ?? '', exists: existsSync }) ?? (await playwrightChromium({ root, env }));
  const found = await find();
  if (found?.endsWith(HEADLESS_SHELL) || (found !== undefined && !isDebianRoot())) return found;
  if (isDebianRoot()) {
    await installFromDebian({ root, env }).catch((error) => {
      if (!(error instanceof StepError)) throw error;
      console.log(`${error.message}\nGoing on with ${found ?? 'the one of Playwright'}.`);
    });
  }
  if ((await find()) === undefined) await installFromPlaywright({ root, env });
  const installed = await find();
  if (installed !== undefined) return installed;
  throw new StepError(
    'No Chromium to test with: install Chromium or Chrome, or set LIAISON_CHROMIUM to the path of one.',
  );
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** @param {{ path: string, exists: (file: string) => boolean }} machine @returns {string | undefined} */
export function findChromium({ path, exists }) {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const onPath = EXECUTABLES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...PLACES].find(exists);
}

/** @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string | undefined>} */
async function playwrightChromium({ root, env }) {
  const script = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))";
  const { output } = await run({ command: 'node', args: ['-e', script], env, cwd: root, stdio: 'capture' });
  const path = output.trim();
  return existsSync(path) ? path : undefined;
}

/** @param {{ root: string, env: NodeJS.ProcessEnv }} where @throws {StepError} */
async function installFromDebian({ root, env }) {
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  await runStep({
    step: 'Updating the list of Debian packages',
    command: 'apt-get',
    args: ['update'],
    env: quiet,
    cwd: root,
  });
  await runStep({
    step: 'Installing Chromium',
    command: 'apt-get',
    args: ['install', '-y', '--no-install-recommends', HEADLESS_SHELL, 'fonts-liberation'],
    env: quiet,
    cwd: root,
  });
}

/** @param {{ root: string, env: NodeJS.ProcessEnv }} where @throws {StepError} */
async function installFromPlaywright({ root, env }) {
  await runStep({
    step: 'Installing Chromium',
    command: 'npx',
    args: ['playwright', 'install', 'chromium'],
    env,
    cwd: root,
  });
}
