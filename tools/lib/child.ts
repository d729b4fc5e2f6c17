import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

const END_WITH_PARENT = new URL('end-with-parent.ts', import.meta.url);

export interface Exit {
  readonly name: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Standard output or standard error. */
export type Stream = 'out' | 'err';

export interface ChildOptions {
  /** How messages call it, e.g. `server`. */
  readonly name: string;
  /** A TypeScript or JavaScript file and its arguments. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Takes each line that the process writes. */
  readonly onLine: (line: string, stream: Stream) => void;
}

/** A Node process of ours. Disposing of it ends it, whatever it does. */
export interface Child extends AsyncDisposable {
  readonly name: string;
  /** Its process id; -1 when it could not be started at all. */
  readonly pid: number;
  readonly exited: Promise<Exit>;
}

/** A process that has not ended this long after SIGTERM, in milliseconds, is killed. */
const GRACE_MS = 2000;

/**
 * Starts a Node process in a group of its own, so that a Ctrl-C in the terminal reaches only its parent, which then ends it once and
 * in order. Should the parent be killed, the process ends by itself.
 */
export function startChild({ name, file, args = [], env, cwd, onLine }: ChildOptions): Child {
  const group = process.platform !== 'win32';
  const child = spawn(
    process.execPath,
    ['--conditions=liaison-source', `--import=${END_WITH_PARENT.href}`, file, ...args],
    { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: group },
  );
  if (child.stdout) eachLine(child.stdout, (line) => onLine(line, 'out'));
  if (child.stderr) eachLine(child.stderr, (line) => onLine(line, 'err'));
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', () => resolve({ name, code: 1, signal: null }));
    child.once('close', (code, signal) => resolve({ name, code, signal }));
  });
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (group) process.kill(-child.pid, signal);
    else child.kill(signal);
  };
  return {
    name,
    pid: child.pid ?? -1,
    exited,
    async [Symbol.asyncDispose]() {
      kill('SIGTERM');
      const killer = setTimeout(() => kill('SIGKILL'), GRACE_MS);
      await exited;
      clearTimeout(killer);
    },
  };
}

function eachLine(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
