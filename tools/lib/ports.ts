import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { UserError } from './user-error.ts';

/** Where the product listens when it runs locally. One literal host for all: browser storage is partitioned by host name. */
export const LOCAL_HOST = '127.0.0.1';

export interface Ports {
  readonly server: number;
  readonly emulator: number;
}

/** The ports of `npm start`: LIAISON_PORT (4500 when unset) for the server, the next one for the local Amazon Connect. */
export function portsFrom(variables: Readonly<Record<string, string | undefined>>): Ports {
  const text = variables['LIAISON_PORT'] || '4500';
  const server = Number(text);
  if (!/^\d+$/.test(text) || server < 1 || server > 65_534) {
    throw new UserError('LIAISON_PORT must be a whole number from 1 to 65534.');
  }
  return { server, emulator: server + 1 };
}

/** @throws {UserError} when another program listens on one of them. */
export async function requireFree({ server, emulator }: Ports): Promise<void> {
  if (!(await isFree(server))) {
    throw new UserError(`Port ${server} is taken: stop the program that uses it, or set LIAISON_PORT to another port.`);
  }
  if (!(await isFree(emulator))) {
    throw new UserError(
      `Port ${emulator} is taken, which the local Amazon Connect needs (LIAISON_PORT + 1): set LIAISON_PORT to another port.`,
    );
  }
}

/**
 * Below the ports that systems give out by themselves, to every connection too: one of those may be taken again before whoever asked for it
 * listens.
 */
const GIVEN_BY_NOBODY = { from: 20_000, below: 32_768 };

/** A port that was free just now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(GIVEN_BY_NOBODY.from, GIVEN_BY_NOBODY.below);
    if (await isFree(port)) return port;
  }
}

/** Two ports that were free just now. */
export async function freePorts(): Promise<Ports> {
  const server = await freePort();
  for (;;) {
    const emulator = await freePort();
    if (emulator !== server) return { server, emulator };
  }
}

async function isFree(port: number): Promise<boolean> {
  try {
    const probe = await listen(port);
    await probe[Symbol.asyncDispose]();
    return true;
  } catch {
    return false;
  }
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, LOCAL_HOST, () => resolve(probe));
  });
}
