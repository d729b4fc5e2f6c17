import {
  AssociateContactWithUserCommand,
  DismissUserContactCommand,
  GetCurrentUserDataCommand,
  ListAgentStatusesCommand,
  ListApprovedOriginsCommand,
  ListQueuesCommand,
  ListQuickConnectsCommand,
  ListUsersCommand,
  PutUserStatusCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/create-emulator.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';
import { endContact } from '../../src/world/end-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { connectClient, connectedChat, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();
const InstanceId = defaultInstance.id;
const [ada, bo] = defaultInstance.agents;

const client = () => connectClient(emulator);
const stateOf = (login: string) => emulator.world.agents.get(login)?.state.name;

describe('lists (K15)', () => {
  it('names queues, a page at a time', async () => {
    const first = await client().send(new ListQueuesCommand({ InstanceId, MaxResults: 1, QueueTypes: ['STANDARD'] }));
    const second = await client().send(new ListQueuesCommand({ InstanceId, NextToken: first.NextToken }));
    expect(first.QueueSummaryList).toMatchObject([{ Name: 'Support', QueueType: 'STANDARD' }]);
    expect(second.QueueSummaryList?.map(({ Name }) => Name)).toEqual(['Billing']);
    expect(second.NextToken).toBeUndefined();
    expect(
      (await client().send(new ListQueuesCommand({ InstanceId, QueueTypes: ['AGENT'] }))).QueueSummaryList,
    ).toEqual([]);
  });

  it('names users and agent statuses', async () => {
    const users = await client().send(new ListUsersCommand({ InstanceId }));
    expect(users.UserSummaryList?.slice(0, 2)).toMatchObject([
      { Id: ada.id, Username: 'ada' },
      { Id: bo.id, Username: 'bo' },
    ]);
    const custom = await client().send(new ListAgentStatusesCommand({ InstanceId, AgentStatusTypes: ['CUSTOM'] }));
    expect(custom.AgentStatusSummaryList?.map(({ Name }) => Name)).toEqual(['Lunch', 'Break']);
  });

  it('K10: names the origins that were approved, and none when a fault has it so', async () => {
    const approvedOrigins = ['https://desk.example.com', 'https://other.example.com'];
    await using other = await createEmulator({ clock, seed: 1, approvedOrigins });
    const ask = () => connectClient(other).send(new ListApprovedOriginsCommand({ InstanceId, MaxResults: 1 }));
    const first = await ask();
    expect(first.Origins).toEqual(['https://desk.example.com']);
    const rest = new ListApprovedOriginsCommand({ InstanceId, NextToken: first.NextToken });
    expect((await connectClient(other).send(rest)).Origins).toEqual(['https://other.example.com']);
    other.faults.add({ effect: { kind: 'refuse-origin' } });
    expect((await ask()).Origins).toEqual([]);
  });

  it('K10: names quick connects by type', async () => {
    const all = await client().send(new ListQuickConnectsCommand({ InstanceId }));
    expect(all.QuickConnectSummaryList?.map(({ QuickConnectType }) => QuickConnectType)).toEqual([
      'QUEUE',
      'QUEUE',
      'USER',
      'USER',
    ]);
    const users = await client().send(new ListQuickConnectsCommand({ InstanceId, QuickConnectTypes: ['USER'] }));
    expect(users.QuickConnectSummaryList?.map(({ Name }) => Name)).toEqual(['Ada Larsen', 'Bo Chen']);
  });

  it.each([0, 1001])('refuses a page of %i', async (MaxResults) => {
    await expect(client().send(new ListQueuesCommand({ InstanceId, MaxResults }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

describe('users', () => {
  it('K16: PutUserStatus takes effect at once, or after the last contact', async () => {
    const { AgentStatusSummaryList } = await client().send(new ListAgentStatusesCommand({ InstanceId }));
    const put = (name: string) =>
      client().send(
        new PutUserStatusCommand({
          InstanceId,
          UserId: ada.id,
          AgentStatusId: AgentStatusSummaryList?.find(({ Name }) => Name === name)?.Id,
        }),
      );
    await put('Available');
    expect(stateOf('ada')).toBe('Available');
    connectedChat(emulator);
    await put('Lunch');
    expect([stateOf('ada'), emulator.world.agents.get('ada')?.nextState?.state.name]).toEqual(['Available', 'Lunch']);
  });

  it('K17: GetCurrentUserData tells who is signed in and what they have', async () => {
    const { contact } = connectedChat(emulator);
    const { UserDataList } = await client().send(
      new GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [ada.id, bo.id] } }),
    );
    expect(UserDataList).toMatchObject([
      {
        User: { Id: ada.id },
        Status: { StatusName: 'Available' },
        ActiveSlotsByChannel: { CHAT: 1 },
        AvailableSlotsByChannel: { CHAT: 4 },
        Contacts: [{ ContactId: contact.id, AgentContactState: 'CONNECTED' }],
      },
    ]);
    await expect(client().send(new GetCurrentUserDataCommand({ InstanceId, Filters: {} }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('K18: AssociateContactWithUser rings at that agent, even beyond the free slots', async () => {
    putAgentState(emulator.world, { login: 'bo', state: 'Break' });
    const { contact } = waitingChat(emulator);
    const associate = (UserId: string) =>
      client().send(new AssociateContactWithUserCommand({ InstanceId, ContactId: contact.id, UserId }));
    await expect(associate(ada.id)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await associate(bo.id);
    expect(emulator.world.agents.get('bo')?.assignments.get(contact.id)?.state).toBe('connecting');
    await expect(associate(bo.id)).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('K19: DismissUserContact clears what is over and nothing else', async () => {
    const { contact, customer } = connectedChat(emulator);
    const dismiss = () =>
      client().send(new DismissUserContactCommand({ InstanceId, UserId: ada.id, ContactId: contact.id }));
    await expect(dismiss()).rejects.toMatchObject({ name: 'InvalidRequestException' });
    endContact(emulator.world, contact, { reason: 'CUSTOMER_DISCONNECT', leaver: customer });
    await dismiss();
    expect(emulator.world.agents.get('ada')?.assignments.size).toBe(0);
    await expect(dismiss()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
