import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/create-emulator.ts';
import type { Instance } from '../../src/world/instance.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const started = new Set<ChildProcess>();

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--conditions=liaison-source', main, ...args], { stdio: 'pipe' });
  started.add(child);
  let output = '';
  const printed = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        output += data.toString('utf8');
        resolve();
      });
    }
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  return { child, printed, ended, output: () => output };
}

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
});

// A process of its own takes seconds to start on a machine that is busy.
describe('command line', { timeout: 30_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says in one line where it is and ends with 0 on %s', async (signal) => {
    const emulator = run('--port', '0');
    await emulator.printed;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(emulator.output())?.[0] ?? '';
    expect((await fetch(`${url}/_emulator/health`)).status).toBe(200);
    emulator.child.kill(signal);
    expect(await emulator.ended).toMatchObject({ code: 0, output: expect.stringMatching(/^[^\n]+\n$/) as string });
  });

  it('has the agents it is told of, with a quick connect each, and multi-party chat', async () => {
    const emulator = run('--port', '0', '--agent', 'cem=Cem Aydin', '--multi-party-chat');
    await emulator.printed;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(emulator.output())?.[0] ?? '';
    const instance = (await (await fetch(`${url}/_emulator/instance`)).json()) as Instance;
    const cem = instance.agents.find(({ login }) => login === 'cem');
    expect(cem?.arn).toBe(`${instance.arn}/agent/${cem?.id}`);
    expect(instance.quickConnects.find(({ agentId }) => agentId === cem?.id)?.name).toBe('Cem Aydin');
    expect(instance.multiPartyChat).toBe(true);
  });

  it('says in one sentence that the port is taken', async () => {
    await using other = await createEmulator();
    const port = new URL(other.url).port;
    expect(await run('--port', port).ended).toEqual({
      code: 1,
      output: `Port ${port} on 127.0.0.1 is already in use.\n`,
    });
  });

  it.each([
    [['--port', 'many'], 1, /^--port must be a number/],
    [['--porto', '1'], 1, /--porto/],
    [['--approved-origin', 'desk'], 1, /^--approved-origin must be an http or https address, not "desk"\.\n$/],
    [['--oidc-client-redirect', 'x:y'], 1, /^--oidc-client-redirect must be/],
    [['--topic', 'chat=http://x'], 1, /^--topic must be <arn>=<address>/],
    [['--topic', 'arn:aws:sns:r:1:chat=x'], 1, /^The address of --topic must be/],
    [['--agent', 'cem'], 1, /^--agent must be <login>=<name>/],
    [['--agent', 'ada=Ada Again'], 1, /^--agent must be <login>=<name>/],
    [['--limits', 'some'], 1, /^--limits must be off, count, enforce\.\n$/],
    [['--access-key-id', 'AKIA'], 1, /LIAISON_CONNECT_SECRET_KEY/],
    [['--help'], 0, /--oidc-client-redirect/],
  ])('answers %j with exit code %i', async (args, code, output) => {
    expect(await run(...args).ended).toMatchObject({ code, output: expect.stringMatching(output) as string });
  });
});
