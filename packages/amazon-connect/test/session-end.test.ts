import { type AgentConnectionStatus, toLiaisonError } from '@liaison/core';
import { FakeClock, settle } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { agentData, FakeStreams, fakeContainer } from './fake-streams.ts';
import { portOverStreams } from './port-over-streams.ts';

async function connected() {
  const streams = new FakeStreams();
  const clock = new FakeClock();
  const { element, view } = fakeContainer();
  const errors: unknown[] = [];
  const port = portOverStreams(streams, { container: element, clock, onError: (error) => errors.push(error) });
  const ends: (number | undefined)[] = [];
  const statuses: AgentConnectionStatus['name'][] = [];
  const observer = {
    status: ({ name }: AgentConnectionStatus) => void statuses.push(name),
    snapshot: () => {},
    sessionEnds: (at: number | undefined) => void ends.push(at),
  };
  port.start(observer);
  await settle();
  streams.update(agentData());
  const does = (event: string) => view.dispatchEvent(new Event(event));
  return { clock, does, ends, errors, observer, port, statuses, streams };
}

describe('inactivity', () => {
  it('is told as the documentation and as the typings have it, to later observers too, until it is over', async () => {
    const { ends, observer, port, streams } = await connected();
    streams.warn({ expiration: 5_000 });
    streams.warn(6_000);
    streams.warn({});
    expect(ends).toEqual([5_000, 6_000]);
    port.start(observer);
    expect(ends).toEqual([5_000, 6_000, 6_000]);
    streams.warn();
    expect(ends.at(-1)).toBeUndefined();
  });

  it('is not there while the agent types and clicks: Amazon Connect hears of it, at most twice a minute', async () => {
    const { clock, does, streams } = await connected();
    for (let second = 0; second < 60; second += 1) {
      does(second % 2 === 0 ? 'keydown' : 'pointerdown');
      await clock.advance(1_000);
    }
    expect(streams.activity).toBe(2);
    does('mousemove');
    expect(streams.activity).toBe(2);
  });

  it('that was warned of ends with the next key, and when the agent says so', async () => {
    const { does, port, streams } = await connected();
    does('keydown');
    streams.warn(60_000);
    does('keydown');
    port.showActivity();
    expect(streams.activity).toBe(3);
  });

  it('has nothing to warn of once the session is over', async () => {
    const { ends, streams } = await connected();
    streams.warn(60_000);
    streams.emit('terminated');
    expect(ends).toEqual([60_000, undefined]);
  });

  it('shows no warning in the hidden frame', async () => {
    const { streams } = await connected();
    expect(streams.inits[0]).toMatchObject({ pageOptions: { showInactivityModal: false } });
  });

  it('costs nothing but itself where a Streams without it runs', async () => {
    const streams = new FakeStreams();
    Reflect.deleteProperty(streams.api, 'SessionExpirationWarningManager');
    const errors: string[] = [];
    const port = portOverStreams(streams, { onError: (error) => errors.push(toLiaisonError(error).name) });
    const statuses: string[] = [];
    port.start({ status: ({ name }) => void statuses.push(name), snapshot: () => {}, sessionEnds: () => {} });
    await settle();
    streams.update(agentData());
    port.showActivity();
    expect(statuses.at(-1)).toBe('connected');
    expect(errors).toEqual(['InternalError']);
  });
});

describe('a session that was ended in another tab', () => {
  it('is looked for when the agent comes back to this one, at most every five seconds', async () => {
    const { clock, does, streams } = await connected();
    const probes = () => streams.calls.filter(({ method }) => method === 'getAgentStates').length;
    does('focus');
    does('focus');
    expect(probes()).toBe(1);
    await clock.advance(5_000);
    does('focus');
    expect(probes()).toBe(2);
  });

  it('is known within ten seconds of that', async () => {
    const { clock, does, statuses, streams } = await connected();
    does('focus');
    // The worker keeps the answer to itself and counts the call.
    streams.emit('api_metric', { name: 'getAgentStates', error: { statusCode: 401 } });
    await clock.advance(5_000);
    expect(statuses.at(-1)).toBe('notSignedIn');
    streams.calls.length = 0;
    does('focus');
    expect(streams.calls).toEqual([]);
  });
});
