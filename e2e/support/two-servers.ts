import { expect } from '@playwright/test';
import { freePorts } from '../../tools/lib/ports.ts';
import { startPostgres } from '../../tools/lib/postgres.ts';
import { type Stack, type StackOptions, startStack } from '../../tools/lib/stack.ts';
import { startRoundRobin } from './round-robin.ts';

/** The stack with two server processes on one PostgreSQL. Whoever asks never gets the same one twice in a row. */
export async function withTwoServers(options: StackOptions, use: (stack: Stack) => Promise<void>): Promise<void> {
  const { server: first, emulator: second } = await freePorts();
  await using postgres = await startPostgres();
  await using balancer = await startRoundRobin(options.ports.server, [first, second]);
  // Ends before what it needs does.
  await using _processes = options.processes;
  const env = { ...options.env, DATABASE_URL: postgres.url };
  await use(await startStack({ ...options, serverPorts: [first, second], env }));
  const [least = 0] = balancer.answered().toSorted((a, b) => a - b);
  expect(least, 'requests that the idler of the two servers answered').toBeGreaterThan(10);
}
