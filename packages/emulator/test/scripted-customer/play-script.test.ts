import { beforeEach, expect, test } from 'vitest';
import type { Pace } from '../../src/scripted-customer/pace.ts';
import { playScript } from '../../src/scripted-customer/play-script.ts';
import type { Step } from '../../src/scripted-customer/script.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { FakeLine, settled } from './fake-line.ts';

/** A second to write anything, half a second to think. */
const pace: Pace = { typing: () => 1000, thinking: () => 500 };

let line: FakeLine;
let clock: ManualClock;
let controller: AbortController;
beforeEach(() => {
  line = new FakeLine();
  clock = new ManualClock();
  controller = new AbortController();
});

function play(...steps: Step[]): { over: () => boolean } {
  let over = false;
  const script = { id: 'test', title: '', about: '', customerName: '', attributes: {}, steps };
  void playScript(script, { line, clock, pace, signal: controller.signal }).then(() => {
    over = true;
  });
  return { over: () => over };
}

async function pass(ms: number): Promise<void> {
  await settled();
  clock.advance(ms);
  await settled();
}

test('types for as long as the text takes, then sends it', async () => {
  play({ do: 'say', text: 'hello' });
  await pass(999);
  expect(line.done).toEqual(['types']);
  await pass(1);
  expect(line.done).toEqual(['types', 'says hello']);
});

test('renews the typing sign while it types long', async () => {
  play({ do: 'type', ms: 9_000 });
  await pass(4_000);
  await pass(4_000);
  await pass(1_000);
  expect(line.done).toEqual(['types', 'types', 'types']);
});

test('waits for an agent who joins, not for one who only types', async () => {
  play({ do: 'wait for agent' }, { do: 'leave' });
  line.agentTypes();
  await pass(60_000);
  expect(line.done).toEqual([]);
  line.agentJoins();
  await pass(500);
  expect(line.done).toEqual(['leaves']);
});

test('takes only what is said after its own message for an answer', async () => {
  line.agentSays();
  play({ do: 'say', text: 'one' }, { do: 'wait for answer' }, { do: 'leave' });
  await pass(1_000);
  await pass(60_000);
  expect(line.done).toEqual(['types', 'says one']);
  line.agentSays();
  await pass(500);
  expect(line.done).toEqual(['types', 'says one', 'leaves']);
});

test('takes what is said while it types for no answer', async () => {
  play({ do: 'say', text: 'one' }, { do: 'wait for answer' }, { do: 'leave' });
  await settled();
  line.agentSays();
  await pass(1_000);
  await pass(60_000);
  expect(line.done).toEqual(['types', 'says one']);
});

test('leaves when its patience is over', async () => {
  const { over } = play({ do: 'wait for agent', atMost: { ms: 10_000, otherwise: 'leave' } }, { do: 'say', text: 'x' });
  await pass(9_999);
  expect(over()).toBe(false);
  await pass(1);
  expect(line.done).toEqual(['leaves']);
  expect(over()).toBe(true);
});

test('goes on when its patience is over', async () => {
  play({ do: 'wait for answer', atMost: { ms: 10_000, otherwise: 'go on' } }, { do: 'leave' });
  await pass(10_000);
  expect(line.done).toEqual(['leaves']);
});

test('a script without an end stays until the chat is over', async () => {
  const { over } = play({ do: 'wait', ms: 100 });
  await pass(86_400_000);
  expect(over()).toBe(false);
  line.log.end();
  await settled();
  expect(over()).toBe(true);
});

test('stops in the middle of a step when the chat is over', async () => {
  const { over } = play({ do: 'say', text: 'too late' });
  await pass(500);
  line.log.end();
  await pass(500);
  expect(line.done).toEqual(['types']);
  expect(over()).toBe(true);
});

test('stops in the middle of a step when it is broken off', async () => {
  const { over } = play({ do: 'wait', ms: 60_000 }, { do: 'say', text: 'never' });
  await settled();
  controller.abort();
  await settled();
  expect(over()).toBe(true);
  expect(line.done).toEqual([]);
});

test('ends at once when it was broken off before it began', async () => {
  controller.abort();
  const { over } = play();
  await settled();
  expect(over()).toBe(true);
});
