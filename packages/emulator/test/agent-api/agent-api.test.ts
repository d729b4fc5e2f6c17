import { describe, expect, it } from 'vitest';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { agentPage, callAgentApi } from '../support/agent-page.ts';
import { connectedChat, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();
const ada = await agentPage(emulator, 'ada');

interface Snapshot {
  readonly state: { readonly type: string; readonly name: string; readonly startTimestamp: number };
  readonly nextState?: { readonly name: string };
  readonly agentAvailabilityState: { readonly state: string };
  readonly contacts: readonly ContactSnapshot[];
}
interface ContactSnapshot {
  readonly contactId: string;
  readonly state: { readonly type: string };
  readonly connections: readonly {
    readonly connectionId: string;
    readonly type: string;
    readonly initial: boolean;
    readonly state: { readonly type: string };
    readonly chatMediaInfo: { readonly connectionData: string };
  }[];
}
const snapshot = async (page = ada): Promise<Snapshot> =>
  (await page.call('GetAgentSnapshot')).body['snapshot'] as Snapshot;

describe('agent API', () => {
  it('A2: answers what Streams asks when it boots', async () => {
    const { agents, agentStates, queues, routingProfile } = defaultInstance;
    expect((await ada.call('GetAgentConfiguration')).body).toMatchObject({
      configuration: {
        name: 'Ada Larsen',
        username: 'ada',
        softphoneEnabled: false,
        agentARN: agents[0].arn,
        routingProfile: {
          routingProfileARN: routingProfile.arn,
          channelConcurrencyMap: { CHAT: 5, VOICE: 0, TASK: 0 },
        },
      },
    });
    expect((await ada.call('GetAgentStates')).body).toEqual({
      states: agentStates.map(({ arn, type, name }) => ({ agentStateARN: arn, type, name })),
    });
    expect((await ada.call('GetAgentPermissions')).body).toEqual({ permissions: ['ccpAccess'] });
    expect((await ada.call('GetDialableCountryCodes')).body).toEqual({ countryCodes: ['us'] });
    const { body } = await ada.call('GetRoutingProfileQueues', { routingProfileARN: routingProfile.arn });
    expect(body['queues']).toEqual([
      ...queues.map(({ arn, name }) => ({ queueARN: arn, name })),
      { queueARN: `${defaultInstance.arn}/queue/agent/${agents[0].id}` },
    ]);
    expect((await ada.call('GetEndpoints', { queueARNs: [] })).body['endpoints']).toHaveLength(4);
  });

  it('A2: answers UnknownOperationException for what it does not know', async () => {
    const { status, body, headers } = await ada.call('CreateTaskContact');
    expect([status, body['__type']]).toEqual([400, 'UnknownOperationException']);
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('A1: gives timestamps in seconds, and says what is wrong as __type and message', async () => {
    const { state } = await snapshot();
    expect(state.startTimestamp).toBe(clock.now() / 1000);
    const { status, headers, body } = await ada.call('AcceptContact', { contactId: 7 });
    expect([status, headers.get('content-type')]).toEqual([400, 'application/x-amz-json-1.0']);
    expect(body).toEqual({ __type: 'ValidationException', message: expect.stringContaining('contactId') });
    const response = await fetch(`${emulator.url}/connect/api`, { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([400, { __type: 'UnknownOperationException' }]);
  });

  it('A11: refuses a caller who is not signed in or has signed out', async () => {
    const call = (token: string) => callAgentApi(emulator, { token, operation: 'GetAgentStates', input: {} });
    expect(await call('nobody')).toMatchObject({ status: 401, body: { __type: 'UnauthorizedException' } });
    const bo = await agentPage(emulator, 'bo');
    expect((await call(bo.token)).status).toBe(200);
    await fetch(`${emulator.url}/connect/logout`, { headers: { cookie: bo.cookie }, redirect: 'manual' });
    expect((await call(bo.token)).status).toBe(401);
  });

  it('A5, A6: shows a chat from ringing to cleared', async () => {
    putAgentState(emulator.world, { login: 'ada', state: 'Available' });
    const { contact, customer } = waitingChat(emulator, { attributes: { plan: 'gold' } });
    const { contactId } = { contactId: contact.id };

    const ringing = await snapshot();
    expect(ringing).toMatchObject({
      state: { type: 'system', name: 'PendingBusy', startTimestamp: clock.now() / 1000 },
      agentAvailabilityState: { state: 'Available' },
      contacts: [
        {
          contactId,
          initialContactId: contactId,
          type: 'chat',
          state: { type: 'connecting' },
          queue: { queueARN: defaultInstance.queues[0].arn, name: 'Support' },
          attributes: { plan: { name: 'plan', value: 'gold' } },
          segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Chat' } },
          connections: [
            { type: 'agent', initial: false, state: { type: 'connecting' } },
            { type: 'inbound', initial: true, connectionId: customer.id, state: { type: 'connected' } },
          ],
        },
      ],
    });

    expect((await ada.call('AcceptContact', { contactId })).status).toBe(200);
    const talking = await snapshot();
    expect(talking.state.name).toBe('Busy');
    expect(talking.contacts[0]).toMatchObject({
      state: { type: 'connected' },
      connections: [{ state: { type: 'connected' } }, { state: { type: 'connected' } }],
    });

    const connectionId = talking.contacts[0]?.connections[0]?.connectionId;
    expect((await ada.call('DestroyConnection', { contactId, connectionId })).status).toBe(200);
    const after = await snapshot();
    expect(after.state.name).toBe('AfterCallWork');
    expect(after.contacts[0]).toMatchObject({
      state: { type: 'ended' },
      connections: [{ state: { type: 'disconnected' } }, { state: { type: 'disconnected' } }],
    });

    expect((await ada.call('ClearContact', { contactId })).status).toBe(200);
    expect(await snapshot()).toMatchObject({ state: { type: 'routable', name: 'Available' }, contacts: [] });
  });

  it('A7: gives the agent page a participant token inside the connection data', async () => {
    const { agent } = connectedChat(emulator);
    const [connection] = (await snapshot()).contacts[0]?.connections ?? [];
    const data = JSON.parse(connection?.chatMediaInfo.connectionData ?? '') as Record<string, string>;
    expect(emulator.world.credentials.participantTokens.resolve(data['ConnectionAuthenticationToken'])).toBe(agent.id);
  });

  it.each([
    ['RejectContact', 'rejected'],
    ['', 'missed'],
  ])('A6: shows a chat that was let pass (%s) as %s until it is cleared', async (operation, state) => {
    putAgentState(emulator.world, { login: 'ada', state: 'Available' });
    const contactId = waitingChat(emulator).contact.id;
    if (operation) await ada.call(operation, { contactId });
    else clock.advance(20_000);
    expect((await snapshot()).contacts[0]?.state.type).toBe(state);
    expect((await ada.call('CompleteContact', { contactId })).status).toBe(200);
    expect((await snapshot()).contacts).toEqual([]);
  });

  it('A3: answers a snapshot at once when it is new, else when something changes', async () => {
    const { body } = await ada.call('GetAgentSnapshot');
    const waiting = ada.call('GetAgentSnapshot', { nextToken: body['nextToken'], timeout: 30_000 });
    putAgentState(emulator.world, { login: 'bo', state: 'Available' });
    putAgentState(emulator.world, { login: 'ada', state: 'Lunch' });
    const answered = (await waiting).body;
    expect(answered['snapshot']).toMatchObject({ state: { name: 'Lunch' } });
    expect(answered['nextToken']).not.toBe(body['nextToken']);
  });

  it('A4: answers at once to who saw the same version in an earlier run', async () => {
    const { body } = await ada.call('GetAgentSnapshot');
    const earlier = (body['nextToken'] as string).replace(/^[^:]+/, 'earlier');
    const answer = await ada.call('GetAgentSnapshot', { nextToken: earlier, timeout: 30_000 });
    expect(answer.body['nextToken']).toBe(body['nextToken']);
  });

  it('A3: answers a snapshot without news when the time is up', async () => {
    const { body } = await ada.call('GetAgentSnapshot');
    const held = Promise.withResolvers<void>();
    const subscribe = emulator.world.events.subscribe.bind(emulator.world.events);
    emulator.world.events.subscribe = (listener) => {
      held.resolve();
      return subscribe(listener);
    };
    const waiting = ada.call('GetAgentSnapshot', { nextToken: body['nextToken'], timeout: 5_000 });
    await held.promise;
    clock.advance(5_000);
    expect((await waiting).body['nextToken']).toBe(body['nextToken']);
    emulator.world.events.subscribe = subscribe;
  });

  it('A8: gives a socket address and, for a chat of the agent, a connection token', async () => {
    const socket = await ada.call('CreateTransport', { transportType: 'web_socket' });
    expect(socket.body).toMatchObject({
      webSocketTransport: {
        url: expect.stringMatching(/^wss:\/\/127\.0\.0\.1:\d+\/ws\/agent\?token=.+/) as string,
        transportLifeTimeInSeconds: 3600,
      },
    });
    const { contact, agent, customer } = connectedChat(emulator);
    const chatToken = (participantId: string) =>
      ada.call('CreateTransport', { transportType: 'chat_token', contactId: contact.id, participantId });
    const { body } = await chatToken(agent.id);
    const { participantToken } = body['chatTokenTransport'] as { participantToken: string };
    expect(emulator.world.credentials.connectionTokens.resolve(participantToken)).toBe(agent.id);
    expect(await chatToken(customer.id)).toMatchObject({ status: 403 });
    leaveContact(emulator.world, customer);
    expect(await chatToken(agent.id)).toMatchObject({ status: 403, body: { __type: 'AccessDeniedException' } });
    for (const transportType of ['pigeon', 'constructor']) {
      expect((await ada.call('CreateTransport', { transportType })).body['__type']).toBe('ValidationException');
    }
  });

  it('A9: sets the state, at once or next', async () => {
    const lunch = { agentStateARN: defaultInstance.agentStates[2].arn, type: 'not_routable', name: 'Lunch' };
    connectedChat(emulator);
    expect(await ada.call('PutAgentState', { state: lunch })).toMatchObject({
      status: 400,
      body: { __type: 'InvalidStateException' },
    });
    expect((await ada.call('PutAgentState', { state: lunch, enqueueNextState: true })).status).toBe(200);
    expect(await snapshot()).toMatchObject({ state: { name: 'Busy' }, nextState: { name: 'Lunch' } });
  });

  it.each([
    ['AcceptContact', {}, 'ValidationException'],
    ['AcceptContact', { contactId: 'none' }, 'ContactNotFoundException'],
    ['ClearContact', { contactId: 'none' }, 'ContactNotFoundException'],
    ['PutAgentState', { state: { type: 'routable', name: 'Holiday' } }, 'ValidationException'],
  ])('A10: refuses %s %j with %s', async (operation, input, name) => {
    expect(await ada.call(operation, input)).toMatchObject({ status: 400, body: { __type: name } });
  });

  it('A10: refuses to hang up what it is not connected to', async () => {
    putAgentState(emulator.world, { login: 'ada', state: 'Available' });
    const { contact, customer } = waitingChat(emulator);
    const hangUp = (connectionId: string) => ada.call('DestroyConnection', { contactId: contact.id, connectionId });
    expect((await hangUp(customer.id)).body).toMatchObject({ __type: 'InvalidStateException' });
    expect((await hangUp('none')).body).toMatchObject({ __type: 'ValidationException' });
    expect((await ada.call('ClearContact', { contactId: contact.id })).body).toMatchObject({
      __type: 'InvalidStateException',
    });
  });
});
