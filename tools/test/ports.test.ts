import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePorts, LOCAL_HOST, portsFrom, requireFree } from '../lib/ports.ts';

const listening: Server[] = [];

afterEach(async () => {
  await Promise.all(listening.splice(0).map((server) => server[Symbol.asyncDispose]()));
});

const occupy = (port: number) =>
  new Promise<void>((resolve) => {
    const server = createServer().listen(port, LOCAL_HOST, () => resolve());
    listening.push(server);
  });

describe('ports', () => {
  it('are 4500 and the next one when nothing is set', () => {
    expect(portsFrom({})).toEqual({ server: 4500, emulator: 4501 });
    expect(portsFrom({ LIAISON_PORT: '' })).toEqual({ server: 4500, emulator: 4501 });
  });

  it('follow LIAISON_PORT', () => {
    expect(portsFrom({ LIAISON_PORT: '5000' })).toEqual({ server: 5000, emulator: 5001 });
  });

  it.each(['0', '65535', '-1', '45.5', 'http', '1e3'])('name the setting when it says %s', (LIAISON_PORT) => {
    expect(() => portsFrom({ LIAISON_PORT })).toThrow(/^LIAISON_PORT must be/);
  });

  it('that are free are none that a connection may be given meanwhile', async () => {
    const { server, emulator } = await freePorts();
    expect(Math.max(server, emulator)).toBeLessThan(32_768);
    expect(server).not.toBe(emulator);
  });

  it('that are free raise nothing', async () => {
    await expect(requireFree(await freePorts())).resolves.toBeUndefined();
  });

  it.each(['server', 'emulator'] as const)('that are taken are named: the %s', async (which) => {
    const ports = await freePorts();
    await occupy(ports[which]);
    await expect(requireFree(ports)).rejects.toThrow(new RegExp(`Port ${ports[which]} is taken.*LIAISON_PORT`));
  });
});
