import {
  DescribeContactCommand,
  type MonitorCapability,
  MonitorContactCommand,
  type MonitorContactRequest,
} from '@aws-sdk/client-connect';
import {
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  SendEventCommand,
  SendMessageCommand,
  StartAttachmentUploadCommand,
} from '@aws-sdk/client-connectparticipant';
import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { type AgentPage, agentPage } from '../support/agent-page.ts';
import { connectClient, connectedChat, participantClient, type RunningChat, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';
import { TestSocket } from '../support/test-socket.ts';

const InstanceId = defaultInstance.id;
const supervisors = ['s1', 's2', 's3', 's4', 's5', 's6'].map((login) => ({
  id: `id-of-${login}`,
  arn: `${defaultInstance.arn}/agent/id-of-${login}`,
  login,
  name: login,
}));
const { emulator } = await sharedEmulator({
  instance: { ...defaultInstance, multiPartyChat: true, agents: [...defaultInstance.agents, ...supervisors] },
});
const ada = await agentPage(emulator, 'ada');
const s1 = await agentPage(emulator, 's1');

const both: MonitorCapability[] = ['SILENT_MONITOR', 'BARGE'];
const monitor = ({ contact }: Pick<RunningChat, 'contact'>, request: Partial<MonitorContactRequest> = {}) =>
  connectClient(emulator).send(
    new MonitorContactCommand({
      InstanceId,
      ContactId: contact.id,
      UserId: 'id-of-s1',
      AllowedMonitorCapabilities: both,
      ...request,
    }),
  );
const setMode = async (page: AgentPage, contactId: string | undefined, targetMonitorMode: string) =>
  (await page.call('UpdateMonitorParticipantState', { contactId, targetMonitorMode })).body['__type'];

interface Shown {
  readonly contactId: string;
  readonly queue?: object;
  readonly initiationMethod: string;
  readonly state: { readonly type: string };
  readonly connections: readonly {
    readonly connectionId: string;
    readonly type: string;
    readonly state: { readonly type: string };
    readonly monitorStatus?: string;
  }[];
}
async function shown(page: AgentPage, contactId: string | undefined): Promise<Shown | undefined> {
  const { snapshot } = (await page.call('GetAgentSnapshot')).body as { snapshot: { contacts: Shown[] } };
  return snapshot.contacts.find((contact) => contact.contactId === contactId);
}
/** E.g. `outbound barge`. */
const connectionsOf = async (page: AgentPage, contactId: string | undefined) =>
  (await shown(page, contactId))?.connections.map(({ type, state }) => `${type} ${state.type}`);
const hangUp = async (page: AgentPage, contactId = '', type = 'agent') => {
  const connection = (await shown(page, contactId))?.connections.find((each) => each.type === type);
  const { body } = await page.call('DestroyConnection', { contactId, connectionId: connection?.connectionId });
  return body['__type'];
};
const tokenOf = async (page: AgentPage, contactId = '') => {
  const participantId = (await shown(page, contactId))?.connections[0]?.connectionId;
  const { body } = await page.call('CreateTransport', { transportType: 'chat_token', contactId, participantId });
  return (body['chatTokenTransport'] as { participantToken: string }).participantToken;
};
const say = (ConnectionToken: string, Content = 'Hello') =>
  participantClient(emulator).send(new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content }));
const kinds = ({ contact }: Pick<RunningChat, 'contact'>) =>
  contact.transcript.items.map(({ ContentType, ParticipantRole }) =>
    [ContentType?.split('event.').at(-1), ParticipantRole].filter(Boolean).join(' '),
  );

describe('silent monitoring', () => {
  it('M1: gives the supervisor a contact that is connected at once', async () => {
    const chat = connectedChat(emulator);
    const { ContactId, ContactArn } = await monitor(chat);
    expect(ContactArn).toBe(`${defaultInstance.arn}/contact/${ContactId}`);
    expect(await shown(s1, ContactId)).toMatchObject({ initiationMethod: 'monitor', state: { type: 'connected' } });
    expect((await shown(s1, ContactId))?.queue).toBeUndefined();
    const { Contact } = await connectClient(emulator).send(
      new DescribeContactCommand({ InstanceId, ContactId: ContactId ?? '' }),
    );
    expect(Contact).toMatchObject({
      InitiationMethod: 'MONITOR',
      InitialContactId: chat.contact.id,
      PreviousContactId: chat.contact.id,
    });
  });

  it('M2: shows the supervisor how the contact is monitored, and the agent nothing', async () => {
    const chat = connectedChat(emulator);
    const before = [kinds(chat), await connectionsOf(ada, chat.contact.id)];
    const { ContactId } = await monitor(chat);
    expect(await connectionsOf(s1, ContactId)).toEqual([
      'agent silent_monitor',
      'inbound connected',
      'outbound connected',
    ]);
    expect((await shown(s1, ContactId))?.connections[0]).toMatchObject({
      monitorStatus: 'SILENT_MONITOR',
      monitorCapabilities: both,
      monitoringInfo: { agent: { agentName: 'Ada Larsen' }, joinTimeStamp: expect.any(Number) },
    });
    expect([kinds(chat), await connectionsOf(ada, chat.contact.id)]).toEqual(before);
  });

  it('M2: lets the supervisor read everything, live and from the beginning, and say nothing', async () => {
    const chat = connectedChat(emulator, { initialMessage: { contentType: 'text/plain', content: 'Before' } });
    const { ContactId } = await monitor(chat);
    const { body } = await s1.call('CreateTransport', { transportType: 'web_socket' });
    const { url } = body['webSocketTransport'] as { url: string };
    using socket = await TestSocket.subscribed(url.replace(/^wss/, 'ws'));
    await say(chat.customerToken, 'After');
    expect(await socket.item(({ Content }) => Content === 'After')).toMatchObject({ ParticipantRole: 'CUSTOMER' });
    const ConnectionToken = await tokenOf(s1, ContactId);
    const client = participantClient(emulator);
    const { Transcript } = await client.send(new GetTranscriptCommand({ ConnectionToken }));
    expect(Transcript?.flatMap(({ Content }) => Content ?? [])).toEqual(['After', 'Before']);
    const refused = { name: 'AccessDeniedException' };
    await expect(say(ConnectionToken)).rejects.toMatchObject(refused);
    const typing = { ConnectionToken, ContentType: EventContentType.typing };
    await expect(client.send(new SendEventCommand(typing))).rejects.toMatchObject(refused);
    const file = { ContentType: 'text/plain', AttachmentSizeInBytes: 1, AttachmentName: 'a.txt', ClientToken: 'c' };
    await expect(client.send(new StartAttachmentUploadCommand({ ConnectionToken, ...file }))).rejects.toMatchObject(
      refused,
    );
    expect(await hangUp(s1, ContactId, 'inbound')).toBe('InvalidStateException');
    expect(chat.contact.state).toBe('connected');
  });

  it('S8: leaves receipts as they are until the supervisor barges in', async () => {
    const chat = connectedChat(emulator);
    const { Id } = await say(chat.customerToken);
    const { ContactId } = await monitor(chat);
    const read = () =>
      participantClient(emulator).send(
        new SendEventCommand({
          ConnectionToken: chat.agentToken,
          ContentType: EventContentType.messageRead,
          Content: JSON.stringify({ messageId: Id }),
        }),
      );
    expect((await read()).Id).toBeTruthy();
    await setMode(s1, ContactId, 'BARGE');
    await expect(read()).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('M6: ends unnoticed when the supervisor goes', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    const before = kinds(chat);
    expect(await hangUp(s1, ContactId)).toBeUndefined();
    expect((await shown(s1, ContactId))?.state.type).toBe('ended');
    expect([chat.contact.state, kinds(chat)]).toEqual(['connected', before]);
    const again = await monitor(chat);
    const ConnectionToken = await tokenOf(s1, again.ContactId);
    await participantClient(emulator).send(new DisconnectParticipantCommand({ ConnectionToken }));
    expect((await shown(s1, again.ContactId))?.state.type).toBe('ended');
    expect(kinds(chat)).toEqual(before);
  });

  it('M6: ends with the chat', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    expect(await hangUp(ada, chat.contact.id)).toBeUndefined();
    expect(kinds(chat).slice(-2)).toEqual(['participant.left AGENT', 'chat.ended']);
    expect((await shown(s1, ContactId))?.state.type).toBe('ended');
    await s1.call('ClearContact', { contactId: ContactId });
    expect(await shown(s1, ContactId)).toBeUndefined();
  });

  it('M6: ends with the contact of the agent when the conversation goes on with another one', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    const { endpoints } = (await ada.call('GetEndpoints', { queueARNs: [] })).body as { endpoints: { name: string }[] };
    const endpoint = endpoints.find(({ name }) => name === 'Support');
    await ada.call('CreateAdditionalConnection', { contactId: chat.contact.id, endpoint });
    await hangUp(ada, chat.contact.id);
    expect((await shown(s1, ContactId))?.state.type).toBe('ended');
    expect(chat.customer.state).toBe('joined');
    expect(emulator.world.contacts.get(chat.customer.contactId)?.state).toBe('queued');
  });
});

describe('barging in', () => {
  it('M3: makes the supervisor a participant whom all can see', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    expect(await setMode(s1, ContactId, 'BARGE')).toBeUndefined();
    expect(kinds(chat).at(-1)).toBe('participant.joined SUPERVISOR');
    expect((await connectionsOf(s1, ContactId))?.[0]).toBe('agent barge');
    const seen = (await shown(ada, chat.contact.id))?.connections.at(-1);
    expect(seen).toMatchObject({ type: 'outbound', state: { type: 'barge' }, monitorStatus: 'BARGE' });
    await say(await tokenOf(s1, ContactId), 'I am the manager');
    expect(chat.contact.transcript.items.at(-1)).toMatchObject({
      ParticipantRole: 'SUPERVISOR',
      DisplayName: 's1',
      Content: 'I am the manager',
    });
  });

  it('M3: needs the capability, and multi-party chat', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat, { AllowedMonitorCapabilities: ['SILENT_MONITOR'] });
    expect(await setMode(s1, ContactId, 'BARGE')).toBe('AccessDeniedException');
    expect(await setMode(s1, ContactId, 'WHISPER')).toBe('ValidationException');
    expect(await setMode(ada, chat.contact.id, 'BARGE')).toBe('InvalidStateException');
    emulator.world.multiPartyChat = false;
    await expect(monitor(chat, { UserId: 'id-of-s2' })).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('M5: can be taken back while somebody else is with the customer', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    await setMode(s1, ContactId, 'BARGE');
    expect(await setMode(s1, ContactId, 'SILENT_MONITOR')).toBeUndefined();
    expect(kinds(chat).at(-1)).toBe('participant.left SUPERVISOR');
    expect(await connectionsOf(ada, chat.contact.id)).toEqual(['agent connected', 'inbound connected']);
    await setMode(s1, ContactId, 'BARGE');
    await hangUp(ada, chat.contact.id);
    expect(await setMode(s1, ContactId, 'SILENT_MONITOR')).toBe('InvalidStateException');
  });

  it('M6, K7: may remove the agent, whose contact says so', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    await setMode(s1, ContactId, 'BARGE');
    await hangUp(s1, ContactId, 'outbound');
    expect(chat.contact).toMatchObject({ state: 'ended', disconnectReason: 'BARGED' });
    expect(chat.customer).toMatchObject({ state: 'joined', contactId: ContactId });
  });

  it('M6: lets the agent leave the customer with the supervisor, with whom the chat then ends', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    await setMode(s1, ContactId, 'BARGE');
    await hangUp(ada, chat.contact.id);
    expect((await shown(ada, chat.contact.id))?.state.type).toBe('ended');
    expect(chat.customer.contactId).toBe(ContactId);
    expect((await say(chat.customerToken)).Id).toBeTruthy();
    await hangUp(s1, ContactId);
    expect(kinds(chat).slice(-2)).toEqual(['participant.left SUPERVISOR', 'chat.ended']);
    expect(chat.customer.state).toBe('left');
  });

  it('M6: goes on without the supervisor who leaves', async () => {
    const chat = connectedChat(emulator);
    const { ContactId } = await monitor(chat);
    await setMode(s1, ContactId, 'BARGE');
    await hangUp(s1, ContactId);
    expect([chat.contact.state, kinds(chat).at(-1)]).toEqual(['connected', 'participant.left SUPERVISOR']);
  });
});

describe('limits', () => {
  it('M4: five supervisors, of whom one barges in', async () => {
    const chat = connectedChat(emulator);
    const monitored = [];
    for (const { id } of supervisors.slice(0, 5)) monitored.push(await monitor(chat, { UserId: id }));
    await expect(monitor(chat, { UserId: 'id-of-s6' })).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      $metadata: { httpStatusCode: 402 },
    });
    await setMode(s1, monitored[0]?.ContactId, 'BARGE');
    const s2 = await agentPage(emulator, 's2');
    expect(await setMode(s2, monitored[1]?.ContactId, 'BARGE')).toBe('InvalidStateException');
    expect(await connectionsOf(ada, chat.contact.id)).toHaveLength(3);
  });

  it('M4: as many chats of a supervisor as the routing profile allows', async () => {
    for (let count = 0; count < defaultInstance.routingProfile.chatConcurrency; count += 1) {
      const chat = connectedChat(emulator);
      await monitor(chat);
      await hangUp(ada, chat.contact.id);
      await ada.call('ClearContact', { contactId: chat.contact.id });
    }
    await expect(monitor(connectedChat(emulator))).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
  });

  it('M7: only what an agent is connected to, and nobody who is in it', async () => {
    const invalid = { name: 'InvalidRequestException' };
    await expect(monitor(waitingChat(emulator))).rejects.toMatchObject(invalid);
    const chat = connectedChat(emulator);
    await expect(monitor(chat, { UserId: defaultInstance.agents[0].id })).rejects.toMatchObject(invalid);
    await expect(monitor(chat, { UserId: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const first = await monitor(chat, { ClientToken: 'once' });
    expect((await monitor(chat, { ClientToken: 'once' })).ContactId).toBe(first.ContactId);
    await expect(monitor(chat)).rejects.toMatchObject(invalid);
  });
});
