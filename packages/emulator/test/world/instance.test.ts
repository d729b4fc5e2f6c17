import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { createWorld } from '../../src/world/world.ts';

it('I1: has two queues with a flow each that only queues, two agents and one routing profile for all', () => {
  const { region, id, queues, contactFlows, agents, routingProfile } = defaultInstance;
  expect([region, id]).toEqual(['us-west-2', 'a1b2c3d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d']);
  expect(defaultContactFlowId).toBe('c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e01');
  expect(queues.map(({ name }) => name)).toEqual(['Support', 'Billing']);
  expect(agents.map(({ login }) => login)).toEqual(['ada', 'bo']);
  expect(routingProfile.queueIds).toEqual(queues.map(({ id: queueId }) => queueId));
  expect(routingProfile.chatConcurrency).toBe(5);
  const onlyQueue = contactFlows.filter((flow) => !('steps' in flow) && !('disconnectSteps' in flow));
  expect(onlyQueue.map(({ queueId }) => queueId)).toEqual(queues.map(({ id: queueId }) => queueId));
});

it('I2: agents have four states to choose from and begin offline', () => {
  expect(defaultInstance.agentStates.map(({ name, type }) => [name, type])).toEqual([
    ['Available', 'routable'],
    ['Offline', 'offline'],
    ['Lunch', 'not_routable'],
    ['Break', 'not_routable'],
  ]);
  const { agents } = createWorld({ seed: 1 });
  expect([...agents.values()].map(({ state }) => state.name)).toEqual(['Offline', 'Offline']);
});

/** Real time and who may look at it: the clock, the pings of sockets (W7), and scripts that run in a browser. */
const realTime = /\b(setTimeout|setInterval|Date\.now|performance\.now)\b|new Date\(\)/;
const mayLook = ['ccp/ccp-page-script.ts', 'sockets/socket-hub.ts', 'world/clock.ts'];

it('I4: nothing but the clock knows the real time', async () => {
  const source = new URL('../../src/', import.meta.url);
  const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const found = await Promise.all(
    files.map(async (name) => (realTime.test(await readFile(new URL(name, source), 'utf8')) ? [name] : [])),
  );
  expect(found.flat().toSorted()).toEqual(mayLook);
});
