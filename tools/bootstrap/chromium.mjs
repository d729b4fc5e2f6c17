import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runStep } from './run.mjs';
import { StepError } from './step-error.mjs';

const EXECUTABLES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Path of a Chromium or Chrome: the one LIAISON_CHROMIUM names, an installed one, Playwright's own, or one installed now.
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string>} @throws {StepError}
 */
export async function ensureChromium({ root, env }) {
  const named = env.LIAISON_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new StepError(`LIAISON_CHROMIUM names ${named}, which does not exist.`);
  }
  const found = findChromium({ path: env.PATH ?? '', exists: existsSync }) ?? (await playwrightChromium({ root, env }));
  if (found !== undefined) return found;
  await install({ root, env });
  const installed =
    findChromium({ path: env.PATH ?? '', exists: existsSync }) ?? (await playwrightChromium({ root, env }));
  if (installed !== undefined) return installed;
  throw new StepError(
    'No Chromium to test with: install Chromium or Chrome, or set LIAISON_CHROMIUM to the path of one.',
  );
}

/** @param {{ path: string, exists: (file: string) => boolean }} machine @returns {string | undefined} */
export function findChromium({ path, exists }) {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => EXECUTABLES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find(exists);
}

/** @param {{ root: string, env: NodeJS.ProcessEnv }} where @returns {Promise<string | undefined>} */
async function playwrightChromium({ root, env }) {
  const script = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))";
  const { output } = await run({ command: 'node', args: ['-e', script], env, cwd: root, stdio: 'capture' });
  const path = output.trim();
  return existsSync(path) ? path : undefined;
}

/** @param {{ root: string, env: NodeJS.ProcessEnv }} where */
async function install({ root, env }) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    await runStep({
      step: 'Updating the list of Debian packages',
      command: 'apt-get',
      args: ['update'],
      env: quiet,
      cwd: root,
    });
    const args = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'];
    await runStep({ step: 'Installing Chromium', command: 'apt-get', args, env: quiet, cwd: root });
    return;
  }
  await runStep({
    step: 'Installing Chromium',
    command: 'npx',
    args: ['playwright', 'install', 'chromium'],
    env,
    cwd: root,
  });
}
