import { describe, expect, it } from 'vitest';
import { contactPhase } from '../src/streams/contact-phase.ts';
import { afterFact, STARTING, statusOf, type CcpFact } from '../src/streams/connection-status.ts';
import { redact, redactStreamsLog } from '../src/streams/redact-log.ts';
import { errorFromStreams } from '../src/streams/streams-errors.ts';
import type { ContactData } from '../src/streams/agent-data.ts';
import { toSnapshot } from '../src/streams/to-snapshot.ts';
import { agentData, chatData, FakeStreams } from './fake-streams.ts';

describe('contactPhase', () => {
  it.each([
    ['connecting', {}, 'incoming'],
    ['incoming', {}, 'incoming'],
    ['connected', {}, 'connected'],
    ['paused', {}, 'connected'],
    ['ended', {}, 'ended'],
    ['missed', {}, 'missed'],
    ['rejected', {}, 'rejected'],
    ['error', { customer: 'connected', agent: 'disconnected' }, 'missed'],
    ['error', { customer: 'disconnected', agent: 'disconnected' }, 'error'],
    ['error', { customer: 'connected', agent: 'connecting' }, 'error'],
    ['something new', {}, 'error'],
  ])('%s with %o is %s', (state, connections, phase) => {
    expect(contactPhase(chatData('c1', state, connections))).toBe(phase);
  });
});

const further = (connectionId: string, state: string, more: object) => ({
  connectionId,
  type: 'outbound',
  state: { type: state },
  ...more,
});

describe('toSnapshot', () => {
  it('tells the state that the agent chose from what contacts make of it', () => {
    const data = agentData([chatData('c1', 'connected')], { agentStateARN: undefined, type: 'system', name: 'Busy' });
    const snapshot = { ...data.snapshot, agentAvailabilityState: { state: 'Lunch' } };
    const { agent } = toSnapshot({ ...data, snapshot });
    expect(agent.state).toMatchObject({ name: 'Busy', type: 'system' });
    expect(agent.chosenState).toMatchObject({ name: 'Lunch', arn: 'arn:state/lunch' });
  });

  it("puts the agent's data in core's words", () => {
    const { agent, contacts } = toSnapshot(agentData([chatData('c1', 'connecting')]));
    expect(agent).toEqual({
      arn: 'arn:aws:connect:us-west-2:1:instance/i/agent/a',
      username: 'ada',
      name: 'Ada Larsen',
      state: { arn: 'arn:state/available', name: 'Available', type: 'routable' },
      stateSince: 1_000,
      availableStates: [
        { arn: 'arn:state/available', name: 'Available', type: 'routable' },
        { arn: 'arn:state/lunch', name: 'Lunch', type: 'notRoutable' },
      ],
      chatConcurrency: 5,
      queues: [{ queueId: 'q1', queueName: 'Support' }],
    });
    expect(contacts).toEqual([
      {
        contactId: 'c1',
        initialContactId: 'c1',
        channel: 'chat',
        phase: 'incoming',
        phaseSince: 2_000,
        customerName: 'Cleo',
        queueName: 'Support',
        queuedAt: 1_500,
        initiationMethod: 'api',
        attributes: { plan: 'gold' },
        autoAccept: false,
        markdownAllowed: true,
        attachmentsAllowed: true,
        multiParty: false,
        participants: [
          { connectionId: 'agent-of-c1', role: 'self', name: 'Ada Larsen', state: 'invited' },
          { connectionId: 'customer-of-c1', role: 'customer', name: 'Cleo', state: 'joined' },
        ],
      },
    ]);
  });

  it('tells of the queue, of what the contact refers to, and whether the customer is who they say', () => {
    const contact = {
      ...chatData('c1', 'connected'),
      queue: { name: 'Support', queueARN: 'arn:aws:connect:us-west-2:1:instance/i/queue/q-1' },
      references: { Order: { type: 'URL', value: 'https://shop.example.com/1' } },
      segmentAttributes: {
        'connect:CustomerAuthentication': { ValueMap: { Status: { ValueString: 'AUTHENTICATED' } } },
      },
    };
    expect(toSnapshot(agentData([contact])).contacts[0]).toMatchObject({
      queueId: 'q-1',
      references: { Order: 'https://shop.example.com/1' },
      customerVerified: true,
    });
  });

  it.each<ContactData['segmentAttributes']>([
    undefined,
    null,
    {},
    { 'connect:CustomerAuthentication': { ValueString: 'AUTHENTICATED' } },
    { 'connect:CustomerAuthentication': { ValueMap: { Status: { ValueString: 'FAILED' } } } },
  ])('takes nobody for verified by %o', (segmentAttributes) => {
    const contact = { ...chatData('c1', 'connected'), segmentAttributes };
    expect(toSnapshot(agentData([contact])).contacts[0]).not.toHaveProperty('customerVerified');
  });

  it('carries no token', () => {
    expect(JSON.stringify(toSnapshot(agentData([chatData('c1', 'connected')])))).not.toContain('PT-c1');
  });

  it("moves the server's times onto the local clock", () => {
    const data = agentData([chatData('c1', 'connecting')]);
    const { contacts } = toSnapshot({ ...data, snapshot: { ...data.snapshot, skew: 600_000 } });
    expect(contacts[0]?.phaseSince).toBe(2_000 - 600_000);
  });

  it('takes a contact of another channel with the least it may have', () => {
    const call = { contactId: 'v1', type: 'queue_callback', state: { type: 'connected' }, connections: [] };
    expect(toSnapshot(agentData([call])).contacts[0]).toEqual({
      contactId: 'v1',
      initialContactId: 'v1',
      channel: 'voice',
      phase: 'connected',
      phaseSince: 0,
      attributes: {},
      autoAccept: false,
      markdownAllowed: false,
      attachmentsAllowed: false,
      multiParty: false,
      participants: [],
    });
  });

  it.each([
    ['task', { name: 'Refund 93' }, 'Refund 93'],
    ['voice', { customerEndpoint: { phoneNumber: '+4930123' } }, '+4930123'],
    ['email', { customerEndpoint: { emailAddress: 'cleo@example.com' } }, 'cleo@example.com'],
    ['chat', { name: 'Not the customer' }, undefined],
  ])('names a contact of channel %s by what is known of it', (type, known, name) => {
    const contact = { contactId: 'x', type, state: { type: 'connected' }, connections: [], ...known };
    expect(toSnapshot(agentData([contact])).contacts[0]?.customerName).toBe(name);
  });

  it('tells who else is in a contact, who was asked and who has left', () => {
    const chat = chatData('c1', 'connected');
    const connections = [
      ...chat.connections,
      further('1', 'connected', { endpoint: { type: 'agent', name: 'Bo Chen', agentLogin: 'bo' } }),
      further('2', 'connecting', { endpoint: { type: 'queue', queue: { name: 'Billing' } } }),
      further('3', 'connecting', {
        endpoint: { type: 'agent', agentLogin: 'cy' },
        quickConnectName: 'Cy (night shift)',
      }),
      further('4', 'disconnected', { endpoint: { type: 'agent', agentLogin: 'dee', name: null } }),
      further('5', 'connected', { type: 'monitoring', monitorStatus: 'BARGE', endpoint: { name: 'Sue' } }),
    ];
    const [contact] = toSnapshot(agentData([{ ...chat, connections }])).contacts;
    expect(contact?.participants.slice(2)).toEqual([
      { connectionId: '1', role: 'agent', name: 'Bo Chen', state: 'joined' },
      { connectionId: '2', role: 'queue', name: 'Billing', state: 'invited' },
      { connectionId: '3', role: 'agent', name: 'Cy (night shift)', state: 'invited' },
      { connectionId: '4', role: 'agent', name: 'dee', state: 'left' },
      { connectionId: '5', role: 'supervisor', name: 'Sue', state: 'joined' },
    ]);
  });
});

const after = (...facts: CcpFact[]) => statusOf(facts.reduce(afterFact, STARTING));

describe('connection status', () => {
  const up: CcpFact = { name: 'agentUpdated' };

  it.each<[string, CcpFact[], object]>([
    ['starting', [], { name: 'connecting' }],
    ['with data', [up], { name: 'connected' }],
    ['a lost socket', [up, { name: 'socketLost', at: 5 }], { name: 'interrupted', since: 5 }],
    [
      'lost twice counts from the first',
      [up, { name: 'socketLost', at: 5 }, { name: 'socketLost', at: 9 }],
      { name: 'interrupted', since: 5 },
    ],
    ['data does not heal a socket', [up, { name: 'socketLost', at: 5 }, up], { name: 'interrupted', since: 5 }],
    ['a socket heals itself', [up, { name: 'socketLost', at: 5 }, { name: 'socketOpened' }], { name: 'connected' }],
    ['silence', [up, { name: 'agentSilent', at: 7 }], { name: 'interrupted', since: 7 }],
    [
      'a socket does not heal silence',
      [up, { name: 'agentSilent', at: 7 }, { name: 'socketOpened' }],
      { name: 'interrupted', since: 7 },
    ],
    ['data ends silence', [up, { name: 'agentSilent', at: 7 }, up], { name: 'connected' }],
    ['a socket lost before there is data', [{ name: 'socketLost', at: 5 }], { name: 'connecting' }],
    ['a login', [{ name: 'notSignedIn', loginUrl: 'l' }], { name: 'notSignedIn', loginUrl: 'l' }],
    [
      'after a login nothing old counts',
      [up, { name: 'socketLost', at: 5 }, { name: 'notSignedIn', loginUrl: 'l' }, up],
      { name: 'connected' },
    ],
  ])('%s', (_name, facts, status) => {
    expect(after(...facts)).toEqual(status);
  });
});

describe('redaction of the Streams log', () => {
  const secret = {
    participantToken: 'SECRET-1',
    chatDetails: { connectionDetails: { connectionToken: 'SECRET-2', url: 'wss://host/ws?X-Amz-Signature=SECRET-3' } },
    originalInfo: { connectionData: '{"ConnectionAuthenticationToken":"SECRET-4"}' },
    data: { Content: 'SECRET-5 my card is 4111', DisplayName: 'SECRET-6' },
    frames: ['{"topic":"aws/chat","content":"SECRET-7"}'].map((content) => ({ frame: content })),
    contactId: 'c1',
    count: 3,
  };

  it('keeps what a diagnosis needs and nothing secret', () => {
    const text = JSON.stringify(redact(secret));
    expect(text).not.toContain('SECRET');
    expect(JSON.parse(text)).toMatchObject({
      contactId: 'c1',
      count: 3,
      chatDetails: { connectionDetails: { url: 'wss://host/ws' } },
    });
  });

  it('survives cycles, depth and functions', () => {
    const cycle: Record<string, unknown> = { callback: () => 'x' };
    cycle.self = cycle;
    let deep: object = {};
    for (let level = 0; level < 500; level += 1) deep = { deep };
    expect(JSON.stringify(redact({ cycle, deep }))).toContain('[redacted]');
  });

  it('wraps withObject once and keeps its chain', () => {
    const streams = new FakeStreams();
    redactStreamsLog(streams.api);
    const wrapped = streams.api.LogEntry.prototype.withObject;
    redactStreamsLog(streams.api);
    expect(streams.api.LogEntry.prototype.withObject).toBe(wrapped);
    const entry = {};
    expect(wrapped.call(entry, secret)).toBe(entry);
    expect(streams.logged).toHaveLength(1);
    expect(JSON.stringify(streams.logged)).not.toContain('SECRET');
  });
});

describe('errorFromStreams', () => {
  it.each<[string, unknown, string, boolean]>([
    [
      'JSON text by type',
      '{"type":"ContactNotFoundException","message":"x","statusCode":404}',
      'ContactNotFoundError',
      false,
    ],
    ['JSON text by status', '{"type":"Unheard","statusCode":429}', 'ThrottledError', true],
    ['an object', { type: 'InvalidStateException' }, 'InvalidStateError', false],
    ['another 4xx', { statusCode: 422 }, 'RejectedError', false],
    ['a 5xx', { statusCode: 503 }, 'ServiceError', true],
    ['the agent session is over', { statusCode: 401 }, 'SessionExpiredError', true],
    ['a bare word', 'error', 'ServiceError', true],
    ['a network failure', { type: 'NetworkingError' }, 'NetworkError', true],
    ['nothing', undefined, 'ServiceError', true],
  ])('%s', (_name, failure, name, retryable) => {
    expect(errorFromStreams(failure)).toMatchObject({ name, retryable });
  });

  it("passes none of the library's text on", () => {
    const error = errorFromStreams('{"type":"ValidationException","message":"SECRET"}');
    expect(JSON.stringify([error.message, error.cause])).not.toContain('SECRET');
  });
});
