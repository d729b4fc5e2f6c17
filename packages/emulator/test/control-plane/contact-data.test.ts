import {
  CreateParticipantCommand,
  DescribeContactCommand,
  GetContactAttributesCommand,
  SearchContactsCommand,
  type SearchContactsCommandInput,
  TagContactCommand,
  UntagContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import {
  CreateParticipantConnectionCommand,
  DisconnectParticipantCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { describe, expect, it } from 'vitest';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { endContact } from '../../src/world/end-contact.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { connectClient, connectedChat, participantClient, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();
const InstanceId = defaultInstance.id;

const client = () => connectClient(emulator);

const tag = (ContactId: string, Tags: Record<string, string>) =>
  client().send(new TagContactCommand({ InstanceId, ContactId, Tags }));

const create = (ContactId: string, DisplayName: string, role: 'CUSTOM_BOT' | 'AGENT' = 'CUSTOM_BOT') =>
  client().send(
    new CreateParticipantCommand({
      InstanceId,
      ContactId,
      ParticipantDetails: { ParticipantRole: role, DisplayName },
    }),
  );

const search = async (input: Partial<SearchContactsCommandInput> = {}) => {
  const answer = await client().send(
    new SearchContactsCommand({
      InstanceId,
      TimeRange: {
        Type: 'INITIATION_TIMESTAMP',
        StartTime: new Date(0),
        EndTime: new Date(clock.now()),
      },
      ...input,
    }),
  );
  return { ids: answer.Contacts?.map(({ Id }) => Id), total: answer.TotalCount, next: answer.NextToken };
};

describe('attributes (K11)', () => {
  it('adds to what is there and shows it to the agent', async () => {
    const { contact } = connectedChat(emulator, { attributes: { plan: 'gold', city: 'Oslo' } });
    const version = emulator.world.agents.get('ada')?.version ?? 0;
    await client().send(
      new UpdateContactAttributesCommand({
        InstanceId,
        InitialContactId: contact.id,
        Attributes: { plan: 'silver', order: '4711' },
      }),
    );
    const answer = await client().send(new GetContactAttributesCommand({ InstanceId, InitialContactId: contact.id }));
    expect(answer.Attributes).toEqual({ plan: 'silver', city: 'Oslo', order: '4711' });
    expect(emulator.world.agents.get('ada')?.version).toBeGreaterThan(version);
  });

  it('refuses more than 32,768 bytes together', async () => {
    const { contact } = waitingChat(emulator, { attributes: { a: 'x'.repeat(20_000) } });
    const update = new UpdateContactAttributesCommand({
      InstanceId,
      InitialContactId: contact.id,
      Attributes: { b: 'y'.repeat(20_000) },
    });
    await expect(client().send(update)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(contact.attributes).not.toHaveProperty('b');
  });
});

describe('tags (K12)', () => {
  it('adds, shows and removes them', async () => {
    const { contact } = waitingChat(emulator);
    await tag(contact.id, { team: 'blue', 'cost:centre': '7' });
    await client().send(new UntagContactCommand({ InstanceId, ContactId: contact.id, TagKeys: ['team', 'none'] }));
    const { Contact } = await client().send(new DescribeContactCommand({ InstanceId, ContactId: contact.id }));
    expect(Contact?.Tags).toEqual({ 'cost:centre': '7' });
  });

  it.each([
    ['a reserved key', { 'aws:x': '1' }],
    ['no tag', {}],
    ['a seventh tag', { a: '', b: '', c: '', d: '', e: '', f: '', g: '' }],
    ['a long value', { a: 'x'.repeat(257) }],
  ])('refuses %s', async (_what, tags) => {
    const { contact } = waitingChat(emulator);
    await expect(tag(contact.id, tags)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('CreateParticipant (K13)', () => {
  it('lets a bot talk in the chat and leave it to the others', async () => {
    const { contact } = connectedChat(emulator);
    const { ParticipantCredentials } = await create(contact.id, 'Robo');
    const participant = participantClient(emulator);
    const { ConnectionCredentials } = await participant.send(
      new CreateParticipantConnectionCommand({
        ParticipantToken: ParticipantCredentials?.ParticipantToken,
        Type: ['CONNECTION_CREDENTIALS'],
      }),
    );
    const { ConnectionToken } = ConnectionCredentials ?? {};
    await participant.send(
      new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content: 'I am a machine' }),
    );
    await participant.send(new DisconnectParticipantCommand({ ConnectionToken }));
    expect(contact.state).toBe('connected');
    expect(contact.transcript.items.slice(-3)).toMatchObject([
      { ParticipantRole: 'CUSTOM_BOT', ContentType: expect.stringContaining('joined') as string },
      { ParticipantRole: 'CUSTOM_BOT', Content: 'I am a machine', DisplayName: 'Robo' },
      { ParticipantRole: 'CUSTOM_BOT', ContentType: expect.stringContaining('left') as string },
    ]);
  });

  it('takes one bot, and bots only', async () => {
    const { contact } = waitingChat(emulator);
    await create(contact.id, 'Robo');
    await expect(create(contact.id, 'Second')).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      $metadata: { httpStatusCode: 402 },
    });
    await expect(create(contact.id, 'Eve', 'AGENT')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});

describe('SearchContacts (K14)', () => {
  it('finds by time, queue, agent, attributes and tags', async () => {
    const early = waitingChat(emulator, { attributes: { plan: 'gold' } }).contact;
    clock.advance(60_000);
    const billing = waitingChat(emulator, { contactFlowId: defaultInstance.contactFlows[1].id }).contact;
    await client().send(new TagContactCommand({ InstanceId, ContactId: billing.id, Tags: { team: 'blue' } }));
    expect((await search()).ids).toEqual([billing.id, early.id]);
    expect((await search({ Sort: { FieldName: 'INITIATION_TIMESTAMP', Order: 'ASCENDING' } })).ids).toEqual([
      early.id,
      billing.id,
    ]);
    const recent = { Type: 'INITIATION_TIMESTAMP', StartTime: new Date(clock.now()), EndTime: new Date(clock.now()) };
    expect((await search({ TimeRange: recent as SearchContactsCommandInput['TimeRange'] })).ids).toEqual([billing.id]);
    expect((await search({ SearchCriteria: { QueueIds: [defaultInstance.queues[1].id] } })).ids).toEqual([billing.id]);
    const gold = { SearchableContactAttributes: { Criteria: [{ Key: 'plan', Values: ['gold'] }] } };
    expect((await search({ SearchCriteria: gold })).ids).toEqual([early.id]);
    const blue = { ContactTags: { TagCondition: { TagKey: 'team', TagValue: 'blue' } } };
    expect((await search({ SearchCriteria: blue })).ids).toEqual([billing.id]);
    expect((await search({ SearchCriteria: { AgentIds: [defaultInstance.agents[0].id] } })).ids).toEqual([]);
  });

  it('pages', async () => {
    const [a, b, c] = [1, 2, 3].map(() => waitingChat(emulator).contact.id);
    const first = await search({ MaxResults: 2 });
    const second = await search({ MaxResults: 2, NextToken: first.next });
    expect([first, second].map(({ ids, total }) => [ids?.length, total])).toEqual([
      [2, 3],
      [1, 3],
    ]);
    expect(new Set([...(first.ids ?? []), ...(second.ids ?? [])])).toEqual(new Set([a, b, c]));
    expect(second.next).toBeUndefined();
    await expect(search({ NextToken: 'made up' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('refuses what it cannot answer truthfully', async () => {
    const transcript = { ContactAnalysis: { Transcript: { Criteria: [] } } };
    await expect(search({ SearchCriteria: transcript })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('DescribeContact of an ended chat (K7)', () => {
  it('says why it ended and how it went', async () => {
    const { contact, customer, agent } = connectedChat(emulator);
    const say = (who: typeof agent, content: string) =>
      sendMessage(emulator.world, who, { contentType: 'text/plain', content });
    clock.advance(1_000);
    say(customer, 'Hello?');
    clock.advance(4_000);
    say(agent, 'Hi');
    clock.advance(2_000);
    endContact(emulator.world, contact, { reason: 'CUSTOMER_DISCONNECT', leaver: customer });
    const { Contact } = await client().send(new DescribeContactCommand({ InstanceId, ContactId: contact.id }));
    expect(Contact).toMatchObject({
      DisconnectReason: 'CUSTOMER_DISCONNECT',
      DisconnectTimestamp: new Date(clock.now()),
      ChatMetrics: {
        ChatContactMetrics: {
          TotalMessages: 2,
          ConversationTurnCount: 1,
          AgentFirstResponseTimeInMillis: 5_000,
          ConversationCloseTimeInMillis: 2_000,
        },
        AgentMetrics: { MessagesSent: 1, TotalResponseTimeInMillis: 4_000, MessageLengthInChars: 2 },
        CustomerMetrics: { MessagesSent: 1, NumResponses: 0 },
      },
    });
  });
});
