import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { StepError } from './step-error.mjs';

/** @typedef {{ command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string, stdio: 'inherit' | 'capture' }} Command */

/** @type {readonly NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command to its end. Signals to this process go on to it and are otherwise left to it, so that it is never left behind.
 * @param {Command} command @returns {Promise<{ code: number, output: string }>} output is empty unless captured
 */
export function run({ command, args, env, cwd, stdio }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // npm and npx are batch files on Windows.
      shell: process.platform === 'win32' && /^np[mx]$/.test(command),
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const forward = FORWARDED.map((signal) => ({ signal, listener: () => child.kill(signal) }));
    // npm runs its scripts in a shell, which passes no signal on when npm is asked to stop: it only dies. The scripts that people stop
    // replace that shell where it can (`exec`; not on Windows), so that npm ends as they do.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    const stopForwarding = () => {
      clearInterval(watch);
      forward.forEach(({ signal, listener }) => process.off(signal, listener));
    };
    for (const { signal, listener } of forward) process.on(signal, listener);
    child.once('error', (error) => {
      stopForwarding();
      reject(error);
    });
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), output });
    });
  });
}

/**
 * One step of the set-up: a line that says what is done, then the command, whose output shows only when it fails.
 * @param {Omit<Command, 'stdio'> & { step: string }} step @throws {StepError}
 */
export async function runStep({ step, ...command }) {
  console.log(`${step} ...`);
  const { code, output } = await run({ ...command, stdio: 'capture' }).catch((error) => ({
    code: 1,
    output: `${error}`,
  }));
  if (code === 0) return;
  const said = abridge(output.trim().split('\n')).join('\n');
  throw new StepError(
    `${step} failed: '${command.command} ${command.args.join(' ')}' ended with code ${code}.\n${said}`,
  );
}

/** npm says what is wrong at the top, apt and compilers at the bottom. @param {readonly string[]} lines */
const abridge = (lines) => (lines.length <= 20 ? lines : [...lines.slice(0, 10), '...', ...lines.slice(-10)]);
