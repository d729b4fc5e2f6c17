import { agentOf, type World } from '../world/world.ts';
import { agentOperation } from './agent-operation.ts';
import { agentSnapshot } from './agent-snapshot.ts';

const longestHoldMs = 25_000;

/** Answers at once when the caller has not seen the present version, else when it changes or the time is up. */
export const getAgentSnapshotOperation = agentOperation({
  name: 'GetAgentSnapshot',
  input: { nextToken: { type: 'string' }, timeout: { type: 'integer', min: 0 } },
  run: async ({ world, agent, input, signal }) => {
    const { login } = agent.definition;
    if (input.nextToken === versionToken(world, login)) {
      await changed(world, { login, signal, atMostMs: Math.min(input.timeout ?? longestHoldMs, longestHoldMs) });
    }
    return { snapshot: agentSnapshot(world, agentOf(world, login)), nextToken: versionToken(world, login) };
  },
});

const versionToken = (world: World, login: string): string => `${world.runId}:${agentOf(world, login).version}`;

interface Wait {
  readonly login: string;
  readonly signal: AbortSignal;
  readonly atMostMs: number;
}

function changed(world: World, { login, signal, atMostMs }: Wait): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancelTimer = world.clock.setTimer(atMostMs, resolve);
  const unsubscribe = world.events.subscribe((event) => {
    if (event.type === 'agent' && event.login === login) resolve();
  });
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(() => {
    cancelTimer();
    unsubscribe();
  });
}
