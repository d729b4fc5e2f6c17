import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Child, startChild } from '../lib/child.ts';
import { processGroup } from '../lib/process-group.ts';
import { untilReady } from '../lib/ready.ts';

const program = (name: string) => fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
const options = (name: string, onLine: (line: string) => void) => ({
  name,
  file: program(name),
  env: process.env,
  cwd: process.cwd(),
  onLine,
});

/** Starts a program that writes the id of a process as its first line. */
function started(name: string): Promise<{ child: Child; pid: number }> {
  return new Promise((resolve) => {
    const child = startChild(options(name, (line) => resolve({ child, pid: Number(line) })));
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a child process', () => {
  it('ends when disposed of', async () => {
    const { child, pid } = await started('waiting');
    expect(isAlive(pid)).toBe(true);
    await child[Symbol.asyncDispose]();
    expect(isAlive(pid)).toBe(false);
  });

  it('is killed when it does not end by itself', async () => {
    const { child, pid } = await started('stubborn');
    await child[Symbol.asyncDispose]();
    expect(isAlive(pid)).toBe(false);
    expect((await child.exited).signal).toBe('SIGKILL');
  });

  it('does not outlive a parent that is killed', async () => {
    const { child: parent, pid } = await started('parent');
    process.kill(parent.pid, 'SIGKILL');
    await parent.exited;
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('says why it is not ready when it ends first', async () => {
    const said = ['LIAISON_RECEIPTS must be true or false.'];
    const child = startChild(options('missing', () => undefined));
    const ready = untilReady({ child, url: 'http://127.0.0.1:1/', said: () => said });
    await expect(ready).rejects.toThrow('LIAISON_RECEIPTS must be true or false.');
  });
});

describe('a process group', () => {
  it('ends all it started and starts nothing afterwards', async () => {
    const group = processGroup();
    const pids = await Promise.all(
      ['waiting', 'waiting'].map((name) => new Promise<string>((resolve) => void group.start(options(name, resolve)))),
    );
    await group[Symbol.asyncDispose]();
    expect(pids.map(Number).filter(isAlive)).toEqual([]);
    expect(() => group.start(options('waiting', () => undefined))).toThrow(/over/);
  });
});
