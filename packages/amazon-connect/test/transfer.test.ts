import { FakeClock, settle } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { agentData, chatData, FakeStreams } from './fake-streams.ts';
import { portOverStreams } from './port-over-streams.ts';

async function connected() {
  const streams = new FakeStreams();
  const clock = new FakeClock();
  const port = portOverStreams(streams, { clock });
  port.start({ status: () => {}, snapshot: () => {}, sessionEnds: () => {} });
  await settle();
  streams.update(agentData([chatData('c1', 'connected')]));
  return { clock, port, streams };
}

const bo = { arn: 'arn:bo', type: 'agent', name: 'Bo Chen' } as const;
const { signal } = new AbortController();

const endpoint = (endpointARN: string | null, type: string, name: string | null, agentLogin?: string) => ({
  endpointARN,
  type,
  name,
  agentLogin: agentLogin ?? null,
});

describe('quick connects', () => {
  it('are those that a chat can use, by name, each once, without the agent', async () => {
    const { port, streams } = await connected();
    const listed = port.listQuickConnects({ signal });
    const { callbacks, parameters } = streams.lastCall('getEndpoints');
    expect(parameters).toEqual({ queueARNs: ['arn:queue/support', 'arn:queue/billing'] });
    callbacks.success({
      endpoints: [
        endpoint('arn:support', 'queue', 'Support'),
        endpoint('arn:bo', 'agent', 'Bo Chen', 'bo'),
        endpoint('arn:ada', 'agent', 'Ada Larsen', 'ada'),
        endpoint('arn:phone', 'phone_number', 'Bank'),
        endpoint(null, 'queue', 'Nowhere'),
        endpoint('arn:bo', 'agent', 'Bo Chen', 'bo'),
      ],
    });
    expect(await listed).toEqual([bo, { arn: 'arn:support', type: 'queue', name: 'Support' }]);
  });

  it('are given up after twenty seconds, or when nobody waits for them any more', async () => {
    const { clock, port } = await connected();
    const before = clock.waiting;
    const slow = port.listQuickConnects({ signal }).catch((error: unknown) => error);
    await clock.advance(20_000);
    expect(await slow).toMatchObject({ name: 'TimeoutError' });
    const gone = new AbortController();
    const unwanted = port.listQuickConnects({ signal: gone.signal }).catch((error: unknown) => error);
    gone.abort();
    expect(await unwanted).toMatchObject({ name: 'NetworkError' });
    await clock.advance(20_000);
    expect(clock.waiting).toBe(before);
  });
});

describe('an invitation', () => {
  it('to take over is an additional connection', async () => {
    const { port, streams } = await connected();
    const step = port.invite('c1', bo, { purpose: 'transfer' });
    const { callbacks, parameters } = streams.lastCall('createAdditionalConnection');
    expect(parameters).toEqual({
      contactId: 'c1',
      endpoint: { endpointARN: 'arn:bo', type: 'agent', name: 'Bo Chen' },
    });
    callbacks.success();
    await step;
  });

  it('to join is a new participant, and nothing else when the service refuses it', async () => {
    const { port, streams } = await connected();
    const step = port.invite('c1', bo, { purpose: 'join' });
    streams.lastCall('addNewConnection').callbacks.failure('{"type":"InvalidStateException","statusCode":400}');
    await expect(step).rejects.toMatchObject({ name: 'InvalidStateError' });
    expect(streams.calls.map(({ method }) => method)).not.toContain('createAdditionalConnection');
  });

  it('to join is an additional connection where the worker does not know new participants', async () => {
    const { port, streams } = await connected();
    const step = port.invite('c1', bo, { purpose: 'join' });
    // What the conduit leaves of the worker's ValueError.
    streams.lastCall('addNewConnection').callbacks.failure('{}');
    await settle();
    streams.lastCall('createAdditionalConnection').callbacks.success();
    await expect(step).resolves.toBeUndefined();
  });

  it('is refused for a contact that is gone', async () => {
    const { port } = await connected();
    await expect(port.invite('c2', bo, { purpose: 'transfer' })).rejects.toMatchObject({
      name: 'ContactNotFoundError',
    });
  });
});

it('hangs up the connection it is told, if it is still there', async () => {
  const { port, streams } = await connected();
  const step = port.hangUp('c1', 'customer-of-c1');
  const { callbacks, parameters } = streams.lastCall('destroyConnection');
  expect(parameters).toEqual({ contactId: 'c1', connectionId: 'customer-of-c1' });
  callbacks.success();
  await step;
  await expect(port.hangUp('c1', 'nobody')).rejects.toMatchObject({ name: 'InvalidStateError' });
});
