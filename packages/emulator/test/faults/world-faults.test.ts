import {
  CreateParticipantConnectionCommand,
  GetTranscriptCommand,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { endContact } from '../../src/world/end-contact.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { type AgentPage, agentPage } from '../support/agent-page.ts';
import { connectedChat, participantClient, socketAddress, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';
import { TestSocket } from '../support/test-socket.ts';

const { emulator, clock } = await sharedEmulator();

interface SnapshotContact {
  readonly contactId: string;
  readonly state: { readonly type: string };
  readonly connections: readonly { readonly initial: boolean; readonly state: { readonly type: string } }[];
}
async function contactsOf(page: AgentPage): Promise<readonly SnapshotContact[]> {
  const { body } = await page.call('GetAgentSnapshot');
  return (body['snapshot'] as { contacts: SnapshotContact[] }).contacts;
}
const agentSocket = async (page: AgentPage) => {
  const { body } = await page.call('CreateTransport', { transportType: 'web_socket' });
  const { url } = body['webSocketTransport'] as { url: string };
  return TestSocket.subscribed(url.replace('wss:', 'ws:'));
};
const send = (token: string, Content = 'Hello') =>
  participantClient(emulator).send(
    new SendMessageCommand({ ConnectionToken: token, ContentType: 'text/plain', Content }),
  );

describe('faults inside the instance', () => {
  it('G1: shows a missed contact as in error: the customer connected, the agent disconnected; it can be cleared', async () => {
    const page = await agentPage(emulator);
    putAgentState(emulator.world, { login: 'ada', state: 'Available' });
    emulator.faults.add({ on: { agent: 'ada' }, times: 1, effect: { kind: 'miss-as-error' } });
    const { contact } = waitingChat(emulator);
    clock.advance(20_000);
    const [shown] = await contactsOf(page);
    expect(shown?.state.type).toBe('error');
    expect(shown?.connections.map(({ initial, state }) => [initial, state.type])).toEqual([
      [false, 'disconnected'],
      [true, 'connected'],
    ]);
    expect((await page.call('ClearContact', { contactId: contact.id })).status).toBe(200);
    clock.advance(2_000);
    clock.advance(20_000);
    expect((await contactsOf(page))[0]?.state.type).toBe('missed');
  });

  it('G2: goes on showing a cleared contact, in its slot, which can then not be found', async () => {
    const page = await agentPage(emulator);
    const { contact } = connectedChat(emulator);
    endContact(emulator.world, contact, { reason: 'CONTACT_FLOW_DISCONNECT' });
    emulator.faults.add({ times: 1, effect: { kind: 'linger', ms: 7_000 } });
    const clear = () => page.call('ClearContact', { contactId: contact.id });
    expect((await clear()).status).toBe(200);
    expect((await contactsOf(page)).map(({ state }) => state.type)).toEqual(['ended']);
    expect(await clear()).toMatchObject({ status: 400, body: { __type: 'ContactNotFoundException' } });
    expect((await page.call('PutAgentState', { state: { type: 'not_routable', name: 'Lunch' } })).status).toBe(200);
    expect(emulator.world.agents.get('ada')?.state.name).toBe('Lunch');
    clock.advance(6_999);
    expect(await contactsOf(page)).toHaveLength(1);
    clock.advance(1);
    expect(await contactsOf(page)).toEqual([]);
  });

  it('G7: answers ContactNotFoundException to a clear, as told, and leaves the contact', async () => {
    const page = await agentPage(emulator);
    const { contact } = connectedChat(emulator);
    endContact(emulator.world, contact, { reason: 'CONTACT_FLOW_DISCONNECT' });
    emulator.faults.add({
      on: { operation: 'ClearContact' },
      times: 1,
      effect: { kind: 'error', name: 'ContactNotFoundException', status: 400 },
    });
    expect((await page.call('ClearContact', { contactId: contact.id })).body['__type']).toBe(
      'ContactNotFoundException',
    );
    expect(await contactsOf(page)).toHaveLength(1);
  });

  it('G7: never answers an accept that is held', async () => {
    const page = await agentPage(emulator);
    putAgentState(emulator.world, { login: 'ada', state: 'Available' });
    const { contact } = waitingChat(emulator);
    const rule = emulator.faults.add({ on: { operation: 'AcceptContact' }, effect: { kind: 'hold' } });
    let answered = false;
    const accepted = page.call('AcceptContact', { contactId: contact.id }).then(() => (answered = true));
    clock.advance(20_000);
    expect((await contactsOf(page))[0]?.state.type).toBe('missed');
    expect(answered).toBe(false);
    emulator.faults.remove(rule.id);
    await accepted;
  });

  it('G3: ends the chat long after somebody left', async () => {
    const { contact, customer, customerToken, agentToken, agent } = connectedChat(emulator);
    emulator.faults.add({ on: { contactId: contact.id }, times: 1, effect: { kind: 'delay-end', ms: 200_000 } });
    const page = await agentPage(emulator);
    await page.call('DestroyConnection', { contactId: contact.id, connectionId: agent.id });
    expect(contact.transcript.items.at(-1)?.ContentType).toBe(EventContentType.participantLeft);
    await expect(send(agentToken)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(send(customerToken)).resolves.toHaveProperty('Id');
    clock.advance(199_999);
    expect([contact.state, customer.state]).toEqual(['connected', 'joined']);
    clock.advance(1);
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'AGENT_DISCONNECT' });
    expect(contact.transcript.items.at(-1)?.ContentType).toBe(EventContentType.chatEnded);
    expect((await contactsOf(page)).map(({ state }) => state.type)).toEqual(['ended']);
  });

  it('G3: ends once when everybody has left one after the other, each to end it at another time', async () => {
    const { contact, customer, agent } = connectedChat(emulator);
    for (const [leaver, ms] of [
      [customer, 5_000],
      [agent, 1_000],
    ] as const) {
      emulator.faults.add({ times: 1, effect: { kind: 'delay-end', ms } });
      leaveContact(emulator.world, leaver);
    }
    clock.advance(1_000);
    expect(contact.state).toBe('ended');
    clock.advance(5_000);
    const ends = contact.transcript.items.filter(({ ContentType }) => ContentType === EventContentType.chatEnded);
    expect(ends).toHaveLength(1);
  });

  it('G4: gives out a connection token and an agent token that live less than a minute', async () => {
    const { participantToken } = waitingChat(emulator);
    emulator.faults.add({
      on: { operation: 'ConnectionToken' },
      times: 1,
      effect: { kind: 'token-lifetime', ms: 30_000 },
    });
    emulator.faults.add({ on: { operation: 'AgentToken' }, times: 1, effect: { kind: 'token-lifetime', ms: 20_000 } });
    const { ConnectionCredentials } = await participantClient(emulator).send(
      new CreateParticipantConnectionCommand({ ParticipantToken: participantToken, Type: ['CONNECTION_CREDENTIALS'] }),
    );
    expect(Date.parse(ConnectionCredentials?.Expiry ?? '') - clock.now()).toBe(30_000);
    const page = await agentPage(emulator);
    clock.advance(20_000);
    expect((await page.call('GetAgentStates')).status).toBe(401);
    await expect(send(ConnectionCredentials?.ConnectionToken ?? '')).resolves.toHaveProperty('Id');
    clock.advance(10_000);
    await expect(send(ConnectionCredentials?.ConnectionToken ?? '')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it.each([
    ['CreateTransport', (page: AgentPage) => page.call('CreateTransport', { transportType: 'web_socket' })],
    ['Authorize', ({ cookie }: AgentPage) => fetch(`${emulator.url}/connect/auth/authorize`, { headers: { cookie } })],
  ])('G7, G11: refuses one renewal, and loses the answer of another: %s', async (operation, renew) => {
    const page = await agentPage(emulator);
    emulator.faults.add({
      on: { operation, agent: 'ada' },
      times: 1,
      effect: { kind: 'error', name: 'AccessDeniedException', status: 403 },
    });
    expect((await renew(page)).status).toBe(403);
    emulator.faults.add({ on: { operation, agent: 'ada' }, times: 1, effect: { kind: 'lose-response' } });
    await expect(renew(page)).rejects.toThrow('fetch failed');
    expect((await renew(page)).status).toBe(200);
  });

  it('G5: delivers a receipt on the sockets of everybody, once', async () => {
    const [one, other] = [connectedChat(emulator), connectedChat(emulator)];
    using stranger = await TestSocket.subscribed(await socketAddress(emulator, other.participantToken));
    const { Id } = await send(one.customerToken);
    emulator.faults.add({ times: 1, effect: { kind: 'receipt-to-all' } });
    const read = () =>
      participantClient(emulator).send(
        new SendEventCommand({
          ConnectionToken: one.agentToken,
          ContentType: EventContentType.messageRead,
          Content: JSON.stringify({ messageId: Id }),
        }),
      );
    await read();
    const receipt = await stranger.item(({ Type }) => Type === 'MESSAGEMETADATA');
    expect(receipt.ContactId).toBe(one.contact.id);
    await read();
    await stranger.drained();
    expect(stranger.items.filter(({ Type }) => Type === 'MESSAGEMETADATA')).toHaveLength(1);
  });

  it('G6: lets no page embed the CCP, as if its origin were not approved', async () => {
    const { cookie } = await agentPage(emulator);
    const policy = async () =>
      (await fetch(`${emulator.url}/connect/ccp-v2/`, { headers: { cookie } })).headers.get('content-security-policy');
    emulator.faults.add({ on: { agent: 'ada' }, times: 1, effect: { kind: 'refuse-origin' } });
    expect(await policy()).toBe("frame-ancestors 'none'");
    expect(await policy()).toContain('http://127.0.0.1:*');
  });
});

describe('what needs no fault', () => {
  it('W4: says nothing on a new socket of a chat that ended while the agent was offline', async () => {
    const page = await agentPage(emulator);
    const { contact, agentToken } = connectedChat(emulator);
    using old = await agentSocket(page);
    emulator.sockets.cut({ agent: 'ada' });
    await old.closed;
    endContact(emulator.world, contact, { reason: 'CUSTOMER_DISCONNECT', leaver: contact.customer });
    using fresh = await agentSocket(page);
    await fresh.drained();
    expect(fresh.items).toEqual([]);
    await expect(
      participantClient(emulator).send(new GetTranscriptCommand({ ConnectionToken: agentToken })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect((await contactsOf(page))[0]?.state.type).toBe('ended');
  });

  it('W3: gives two tabs of one agent the same items', async () => {
    const page = await agentPage(emulator);
    const { customerToken } = connectedChat(emulator);
    using first = await agentSocket(page);
    using second = await agentSocket(page);
    const { Id } = await send(customerToken);
    const arrived = (item: { Id: string }) => item.Id === Id;
    expect((await first.item(arrived)).Id).toBe((await second.item(arrived)).Id);
  });
});
