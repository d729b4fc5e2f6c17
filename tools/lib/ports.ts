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

/** Two ports that were free just now. */
export async function freePorts(): Promise<Ports> {
  const [server, emulator] = await Promise.all([listen(0), listen(0)]);
  const ports = { server: portOf(server), emulator: portOf(emulator) };
  await Promise.all([server[Symbol.asyncDispose](), emulator[Symbol.asyncDispose]()]);
  return ports;
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

function portOf(probe: ReturnType<typeof createServer>): number {
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
