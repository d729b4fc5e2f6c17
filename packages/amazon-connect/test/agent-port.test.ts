import type { AgentConnectionStatus, AgentSnapshot, LiaisonError } from '@liaison/core';
import { FakeClock, settle } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { agentData, chatData, FakeStreams, fakeContainer } from './fake-streams.ts';
import { portOverStreams } from './port-over-streams.ts';

function setUp() {
  const streams = new FakeStreams();
  const clock = new FakeClock();
  const errors: LiaisonError[] = [];
  const { element, frameLoaded, view } = fakeContainer();
  const network = { reachable: true, loadFails: false };
  const port = portOverStreams(streams, {
    loginUrl: 'https://login.example/',
    container: element,
    clock,
    onError: (error) => errors.push(error),
    fetch: () => (network.reachable ? Promise.resolve(new Response()) : Promise.reject(new TypeError('refused'))),
    loadLibraries: () => (network.loadFails ? Promise.reject(new Error('chunk')) : Promise.resolve(streams.api)),
  });
  const statuses: AgentConnectionStatus[] = [];
  const snapshots: AgentSnapshot[] = [];
  const ends: (number | undefined)[] = [];
  const observer = {
    sessionEnds: (at: number | undefined) => void ends.push(at),
    status: (status: AgentConnectionStatus) => void statuses.push(status),
    snapshot: (snapshot: AgentSnapshot) => void snapshots.push(snapshot),
  };
  const start = async () => {
    const stop = port.start(observer);
    await settle();
    return stop;
  };
  /** Started, and the agent's data is there. */
  const connected = async (...contacts: Parameters<typeof agentData>) => {
    const stop = await start();
    streams.emit('acknowledge');
    streams.update(agentData(...contacts));
    return stop;
  };
  const names = () => statuses.map(({ name }) => name);
  return {
    clock,
    connected,
    ends,
    errors,
    frameLoaded,
    names,
    network,
    observer,
    port,
    snapshots,
    start,
    statuses,
    streams,
    view,
  };
}

describe('bringing the CCP up', () => {
  it('initialises once for start, stop, start before the libraries are there', async () => {
    const { observer, port, streams } = setUp();
    port.start(observer)();
    port.start(observer);
    await settle();
    expect(streams.inits).toHaveLength(1);
  });

  it('initialises once over the life of the page, and tells a later observer where things stand', async () => {
    const { connected, names, observer, port, snapshots, streams } = setUp();
    (await connected())();
    const handlers = streams.handlerCount;
    port.start(observer);
    await settle();
    expect(streams.inits).toHaveLength(1);
    expect(streams.handlerCount).toBe(handlers);
    expect(names()).toEqual(['connecting', 'connected', 'connected']);
    expect(snapshots).toHaveLength(2);
  });

  it('does not initialise a page whose Streams runs already, and takes its data', async () => {
    const { names, start, streams } = setUp();
    Object.assign(streams.api.core, { upstream: {} });
    streams.data = agentData();
    await start();
    expect(streams.inits).toEqual([]);
    expect(names()).toEqual(['connecting', 'connected']);
  });

  it('opens no popup and sets the region', async () => {
    const { start, streams } = setUp();
    await start();
    expect(streams.inits[0]).toMatchObject({
      loginPopup: false,
      region: 'us-west-2',
      ccpUrl: 'https://acme.example/ccp-v2/',
    });
  });

  it('guards the log before anything is logged', async () => {
    const { start, streams } = setUp();
    const initCCP = streams.api.core.initCCP.bind(streams.api.core);
    streams.api.core.initCCP = (container, parameters) => {
      streams.api.LogEntry.prototype.withObject.call({}, { participantToken: 'SECRET' });
      initCCP(container, parameters);
    };
    await start();
    expect(JSON.stringify(streams.logged)).not.toContain('SECRET');
  });

  it('can be started again after the libraries did not load', async () => {
    const { names, network, observer, port, start, streams } = setUp();
    network.loadFails = true;
    const stop = await start();
    expect(names()).toEqual(['connecting', 'failed']);
    network.loadFails = false;
    stop();
    port.start(observer);
    await settle();
    streams.update(agentData());
    expect(names().slice(-2)).toEqual(['connecting', 'connected']);
    expect(streams.inits).toHaveLength(1);
  });

  it('fails when no data of the agent comes within thirty seconds, and tries anew with a fresh frame', async () => {
    const { clock, names, observer, port, start, statuses, streams } = setUp();
    const stop = await start();
    streams.emit('acknowledge');
    await clock.advance(30_000);
    expect(statuses.at(-1)).toMatchObject({ name: 'failed', error: { name: 'TimeoutError' } });
    stop();
    port.start(observer);
    await settle();
    expect(streams.reloads).toHaveLength(1);
    expect(names().at(-1)).toBe('connecting');
  });

  it('stops telling an observer that stopped', async () => {
    const { connected, snapshots, streams } = setUp();
    const stop = await connected();
    stop();
    streams.update(agentData([chatData('c1', 'connecting')]));
    expect(snapshots).toHaveLength(1);
  });

  it("reports an observer's exception, which Streams would swallow", async () => {
    const { errors, port, streams } = setUp();
    port.start({
      status: () => {},
      sessionEnds: () => {},
      snapshot: () => {
        throw new Error('bug');
      },
    });
    await settle();
    streams.update(agentData());
    expect(errors).toMatchObject([{ name: 'InternalError' }]);
  });
});

describe('nobody signed in', () => {
  it('is said when the CCP does not answer in its time but its host does', async () => {
    const { start, statuses, streams } = setUp();
    await start();
    streams.emit('ack_timeout');
    await settle();
    expect(statuses.at(-1)).toEqual({ name: 'notSignedIn', loginUrl: 'https://login.example/' });
  });

  it('is said soon after a frame loaded without an answer', async () => {
    const { clock, frameLoaded, names, start } = setUp();
    await start();
    frameLoaded();
    await clock.advance(1_500);
    expect(names().at(-1)).toBe('notSignedIn');
  });

  it('is not said when the CCP answered meanwhile', async () => {
    const { clock, frameLoaded, names, start, streams } = setUp();
    await start();
    frameLoaded();
    streams.emit('acknowledge');
    await clock.advance(1_500);
    expect(names()).toEqual(['connecting']);
  });

  it('turns into connected by itself when the data comes', async () => {
    const { names, start, streams } = setUp();
    await start();
    streams.emit('ack_timeout');
    await settle();
    streams.update(agentData());
    expect(names().at(-1)).toBe('connected');
  });

  it('is told apart from a host that does not answer', async () => {
    const { clock, network, start, statuses, streams } = setUp();
    network.reachable = false;
    await start();
    streams.emit('ack_timeout');
    await settle();
    expect(statuses.at(-1)).toMatchObject({ name: 'failed', error: { name: 'CcpUnreachableError', retryable: true } });
    network.reachable = true;
    await clock.advance(5_000);
    expect(statuses.at(-1)).toMatchObject({ name: 'notSignedIn' });
  });

  it("goes on with its own reloads when Streams' ten tries are used up", async () => {
    const { clock, start, streams } = setUp();
    await start();
    streams.emit('ack_timeout');
    await clock.advance(20_000);
    expect(streams.reloads).toHaveLength(0);
    streams.emit('iframe_retries_exhausted');
    expect(streams.reloads).toHaveLength(1);
    await clock.advance(10_000);
    expect(streams.reloads).toHaveLength(3);
    streams.update(agentData());
    await clock.advance(60_000);
    expect(streams.reloads).toHaveLength(3);
  });

  it('looks at once when the agent comes back to the page', async () => {
    const { start, streams, view } = setUp();
    await start();
    view.dispatchEvent(new Event('focus'));
    expect(streams.reloads).toHaveLength(0);
    streams.emit('ack_timeout');
    view.dispatchEvent(new Event('focus'));
    expect(streams.reloads).toHaveLength(1);
  });

  it.each(['terminated', 'cti_authorize_retries_exhausted', 'authorize_retries_exhausted'])(
    'is said after %s, and the frame with its dead worker is replaced until data comes',
    async (event) => {
      const { clock, connected, names, port, streams } = setUp();
      await connected();
      streams.emit(event);
      await settle();
      expect(names().at(-1)).toBe('notSignedIn');
      await expect(port.acceptContact('c1')).rejects.toMatchObject({ name: 'NotSignedInError' });
      expect(streams.reloads).toHaveLength(1);
      await clock.advance(5_000);
      expect(streams.reloads).toHaveLength(2);
      streams.update(agentData());
      expect(names().at(-1)).toBe('connected');
    },
  );
});

describe('a session that was ended elsewhere', () => {
  const refused = { name: 'getAgentSnapshot', error: { type: 'UnauthorizedException', statusCode: 401 } };

  it('is noticed with the first call that the service refuses, though the worker goes on trying', async () => {
    const { clock, connected, names, streams } = setUp();
    await connected();
    streams.emit('api_metric', refused);
    expect(streams.reloads).toHaveLength(1);
    streams.emit('api_metric', refused);
    expect(streams.reloads).toHaveLength(1);
    await clock.advance(5_000);
    expect(names().at(-1)).toBe('notSignedIn');
  });

  it('is not said when the new frame brings a token that is taken', async () => {
    const { clock, connected, names, streams } = setUp();
    await connected();
    streams.emit('api_metric', refused);
    streams.update(agentData());
    await clock.advance(60_000);
    expect(names()).toEqual(['connecting', 'connected']);
    expect(streams.reloads).toHaveLength(1);
  });

  it.each([[null], [{ name: 'getAgentSnapshot' }], [{ error: { statusCode: 500 } }]])(
    'is not read out of %j',
    async (metric) => {
      const { connected, streams } = setUp();
      await connected();
      streams.emit('api_metric', metric);
      expect(streams.reloads).toEqual([]);
    },
  );
});

describe('outages', () => {
  it('shows a lost socket until it is open again', async () => {
    const { clock, connected, statuses, streams } = setUp();
    await connected();
    streams.emit('webSocket::connection_lost');
    expect(statuses.at(-1)).toEqual({ name: 'interrupted', since: clock.now() });
    streams.emit('webSocket::connection_open');
    expect(statuses.at(-1)).toEqual({ name: 'connected' });
  });

  it('builds a socket anew that the worker gave up for good', async () => {
    const { clock, connected, names, streams } = setUp();
    await connected();
    streams.emit('webSocket::init_failure');
    expect(names().at(-1)).toBe('interrupted');
    await clock.advance(10_000);
    expect(streams.reloads).toHaveLength(2);
    streams.emit('webSocket::connection_open');
    await clock.advance(20_000);
    expect(streams.reloads).toHaveLength(2);
    expect(names().at(-1)).toBe('connected');
  });

  it('gives a frame five seconds to load, also where socket and sign-in are both gone', async () => {
    const { clock, connected, streams } = setUp();
    await connected();
    streams.emit('webSocket::init_failure');
    await clock.advance(2_500);
    streams.emit('terminated');
    await clock.advance(20_000);
    expect(streams.reloads).toHaveLength(5);
    streams.update(agentData());
    await clock.advance(4_999);
    expect(streams.reloads).toHaveLength(5);
    await clock.advance(1);
    expect(streams.reloads).toHaveLength(6);
  });

  it('shows that the data stays away, and replaces the frame when that lasts', async () => {
    const { clock, connected, names, streams } = setUp();
    await connected();
    await clock.advance(74_999);
    expect(names().at(-1)).toBe('connected');
    await clock.advance(1);
    expect(names().at(-1)).toBe('interrupted');
    await clock.advance(30_000);
    expect(streams.reloads).toHaveLength(1);
  });

  it('takes every update as a sign of life', async () => {
    const { clock, connected, names, streams } = setUp();
    await connected();
    for (let poll = 0; poll < 5; poll += 1) {
      await clock.advance(30_000);
      streams.update(agentData());
    }
    expect(names()).toEqual(['connecting', 'connected']);
  });
});

describe('steps', () => {
  const ringing = chatData('c1', 'connecting');

  it('are refused before the agent is there', async () => {
    const { port, start, streams } = setUp();
    await start();
    await expect(port.acceptContact('c1')).rejects.toMatchObject({ name: 'InvalidStateError' });
    streams.emit('ack_timeout');
    await settle();
    await expect(port.acceptContact('c1')).rejects.toMatchObject({ name: 'NotSignedInError' });
  });

  it('accept, and leave no timer', async () => {
    const { clock, connected, port, streams } = setUp();
    await connected([ringing]);
    const before = clock.waiting;
    const step = port.acceptContact('c1');
    streams.lastCall('acceptContact').callbacks.success();
    await expect(step).resolves.toBeUndefined();
    expect(clock.waiting).toBe(before);
  });

  it.each([
    ['gone', [], 'ContactNotFoundError'],
    ['missed meanwhile', [chatData('c1', 'missed')], 'InvalidStateError'],
    ['still offered', [ringing], 'ServiceError'],
  ])('a failed accept says only "error": a contact that is %s tells why', async (_name, contacts, name) => {
    const { connected, port, streams } = setUp();
    await connected(contacts);
    const step = port.acceptContact('c1');
    streams.lastCall('acceptContact').callbacks.failure('error');
    await expect(step).rejects.toMatchObject({ name });
  });

  it('end after ten seconds when no callback comes, and leave no timer', async () => {
    const { clock, connected, port } = setUp();
    await connected([ringing]);
    const before = clock.waiting;
    const step = port.rejectContact('c1').catch((error: unknown) => error);
    await clock.advance(10_000);
    expect(await step).toMatchObject({ name: 'TimeoutError', retryable: true });
    expect(clock.waiting).toBe(before);
  });

  it("leave destroys the agent's own connection only", async () => {
    const { connected, port, streams } = setUp();
    await connected([chatData('c1', 'connected')]);
    const step = port.leaveContact('c1');
    const { callbacks, parameters } = streams.lastCall('destroyConnection');
    expect(parameters).toEqual({ contactId: 'c1', connectionId: 'agent-of-c1' });
    callbacks.success();
    await step;
  });

  it('clear counts a contact that is not found as cleared', async () => {
    const { connected, port, streams } = setUp();
    await connected([chatData('c1', 'ended')]);
    const step = port.clearContact('c1');
    streams.lastCall('clearContact').callbacks.failure('{"type":"ContactNotFoundException","statusCode":404}');
    await expect(step).resolves.toBeUndefined();
  });

  it('clear passes on every other failure', async () => {
    const { connected, port, streams } = setUp();
    await connected([chatData('c1', 'ended')]);
    const step = port.clearContact('c1');
    streams.lastCall('clearContact').callbacks.failure('{"type":"InvalidStateException","statusCode":400}');
    await expect(step).rejects.toMatchObject({ name: 'InvalidStateError' });
  });

  it("set one of the agent's own states, now or next", async () => {
    const { connected, port, streams } = setUp();
    await connected();
    const step = port.setState('arn:state/lunch', { enqueueNextState: true });
    const { callbacks, parameters } = streams.lastCall('putAgentState');
    expect(parameters).toMatchObject({ state: { name: 'Lunch' }, enqueueNextState: true });
    callbacks.success();
    await step;
    await expect(port.setState('arn:state/unknown', { enqueueNextState: false })).rejects.toMatchObject({
      name: 'RejectedError',
    });
  });
});
