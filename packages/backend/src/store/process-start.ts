import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process started, in whatever words the system has for it: equal for the same process, different for another one under the same
 * id, `undefined` when there is none.
 */
export function processStart(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  const read = readers[process.platform];
  try {
    return read?.(pid) ?? 'unknown';
  } catch {
    return exists(pid) ? 'unknown' : undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const readers: Partial<Record<NodeJS.Platform, (pid: number) => string>> = {
  /** Clock ticks since this boot: field 22 of proc(5), counted behind the name, which may contain anything. */
  linux: (pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
  },
  darwin: (pid) => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim(),
};
