import {
  CreatePersistentContactAssociationCommand,
  ListQuickConnectsCommand,
  StartChatContactCommand,
  type StartChatContactRequest,
  UpdateParticipantRoleConfigCommand,
} from '@aws-sdk/client-connect';
import { GetTranscriptCommand, type Item, SendMessageCommand } from '@aws-sdk/client-connectparticipant';
import { describe, expect, it } from 'vitest';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { endContact } from '../../src/world/end-contact.ts';
import type { Contact } from '../../src/world/state.ts';
import { connectClient, participantClient, serviceError, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator } = await sharedEmulator();
const InstanceId = defaultInstance.id;

const startChat = (input: Partial<StartChatContactRequest>) =>
  connectClient(emulator).send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId: defaultContactFlowId,
      ParticipantDetails: { DisplayName: 'Cleo' },
      ...input,
    }),
  );
const say = (ConnectionToken: string, Content: string) =>
  participantClient(emulator).send(new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content }));
const end = (contact: Contact) =>
  endContact(emulator.world, contact, { reason: 'CUSTOMER_DISCONNECT', leaver: contact.customer });

/** A chat of one message that has ended. */
async function pastChat(text: string): Promise<Contact> {
  const { contact, customerToken } = waitingChat(emulator);
  await say(customerToken, text);
  end(contact);
  return contact;
}

async function continued(input: Partial<StartChatContactRequest>) {
  const { ContactId, ParticipantId, ContinuedFromContactId } = await startChat(input);
  const token = emulator.world.credentials.connectionTokens.issue(ParticipantId ?? '').token;
  return { contact: emulator.world.contacts.get(ContactId ?? '') as Contact, token, ContinuedFromContactId };
}

/** Every item, newest page first, read in pages of `size`. */
async function readAll(ConnectionToken: string, size: number) {
  const items: Item[] = [];
  let pages = 0;
  let NextToken: string | undefined;
  do {
    const answer = await participantClient(emulator).send(
      new GetTranscriptCommand({ ConnectionToken, MaxResults: size, ...(NextToken && { NextToken }) }),
    );
    items.push(...(answer.Transcript ?? []));
    ({ NextToken } = answer);
    pages += 1;
  } while (NextToken);
  return { items: items.toReversed(), pages };
}
const told = (items: readonly Item[]) =>
  items.map(({ Content, ContentType }) => Content ?? ContentType?.split('event.')[1]);

describe('persistent chat', () => {
  it('S17: continues a whole past session: pages reach back across past contacts, each item names its own', async () => {
    const first = await pastChat('One');
    const second = await continued({
      PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: first.id },
    });
    expect(second.ContinuedFromContactId).toBe(first.id);
    await say(second.token, 'Two');
    end(second.contact);
    const third = await continued({
      PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: second.contact.id },
    });
    const { items, pages } = await readAll(third.token, 4);
    expect(pages).toBe(3);
    const ended = ['participant.left', 'chat.ended'];
    expect(told(items)).toEqual(
      ['participant.joined', 'One'].concat(ended, ['chat.rehydrated', 'participant.joined', 'Two'], ended, [
        'chat.rehydrated',
        'participant.joined',
      ]),
    );
    expect(items.find(({ Content }) => Content === 'One')).toMatchObject({ RelatedContactId: first.id });
    expect(items.find(({ Content }) => Content === 'One')?.ContactId).toBeUndefined();
    expect(items.at(-1)).toMatchObject({ ContactId: third.contact.id });
    expect(third.contact.relatedContactId).toBe(second.contact.id);
  });

  it('S17: refuses a source that is unknown or has not ended, and half a request', async () => {
    const running = waitingChat(emulator);
    const persist = (SourceContactId: string) =>
      startChat({ PersistentChat: { RehydrationType: 'FROM_SEGMENT', SourceContactId } });
    await expect(persist('none')).rejects.toMatchObject(serviceError('ResourceNotFoundException', 404));
    await expect(persist(running.contact.id)).rejects.toMatchObject(serviceError('InvalidRequestException', 400));
    await expect(startChat({ PersistentChat: { SourceContactId: 'none' } })).rejects.toMatchObject(
      serviceError('InvalidParameterException', 400),
    );
    const past = await pastChat('One');
    await expect(
      startChat({
        PersistentChat: { RehydrationType: 'FROM_SEGMENT', SourceContactId: past.id },
        RelatedContactId: past.id,
      }),
    ).rejects.toMatchObject(serviceError('InvalidParameterException', 400));
    expect([...emulator.world.contacts.values()].map(({ id }) => id)).toEqual([running.contact.id, past.id]);
  });

  it('S17: lets a running chat continue a past one, once', async () => {
    const past = await pastChat('One');
    const { contact, customerToken } = waitingChat(emulator);
    const associate = () =>
      connectClient(emulator).send(
        new CreatePersistentContactAssociationCommand({
          InstanceId,
          InitialContactId: contact.id,
          RehydrationType: 'FROM_SEGMENT',
          SourceContactId: past.id,
        }),
      );
    expect((await associate()).ContinuedFromContactId).toBe(past.id);
    expect(told((await readAll(customerToken, 100)).items)).toContain('One');
    await expect(associate()).rejects.toMatchObject(serviceError('InvalidRequestException', 400));
  });

  it('K8: relates a chat to another one without its transcript', async () => {
    const past = await pastChat('One');
    const { contact, token } = await continued({ RelatedContactId: past.id });
    expect(contact.relatedContactId).toBe(past.id);
    expect(told((await readAll(token, 100)).items)).toEqual(['participant.joined']);
  });
});

const update = (
  ContactId: string,
  value: { ParticipantTimerDurationInMinutes: number } | { ParticipantTimerAction: 'Unset' },
) =>
  connectClient(emulator).send(
    new UpdateParticipantRoleConfigCommand({
      InstanceId,
      ContactId,
      ChannelConfiguration: {
        Chat: {
          ParticipantTimerConfigList: [{ ParticipantRole: 'CUSTOMER', TimerType: 'IDLE', TimerValue: value }],
        },
      },
    }),
  );

const listQuickConnects = (QuickConnectTypes?: ('USER' | 'QUEUE')[]) =>
  connectClient(emulator).send(
    new ListQuickConnectsCommand({ InstanceId, ...(QuickConnectTypes && { QuickConnectTypes }) }),
  );

describe('UpdateParticipantRoleConfig', () => {
  it('sets and unsets timers of 2 to 480 minutes', async () => {
    const { contact } = waitingChat(emulator);
    await update(contact.id, { ParticipantTimerDurationInMinutes: 2 });
    expect(contact.idleMinutes).toEqual({ CUSTOMER: { idle: 2 } });
    await update(contact.id, { ParticipantTimerAction: 'Unset' });
    expect(contact.idleMinutes).toEqual({ CUSTOMER: {} });
    for (const minutes of [1, 481]) {
      await expect(update(contact.id, { ParticipantTimerDurationInMinutes: minutes })).rejects.toMatchObject(
        serviceError('InvalidParameterException', 400),
      );
    }
  });
});

describe('ListQuickConnects', () => {
  it('lists those to users and those to queues', async () => {
    expect((await listQuickConnects()).QuickConnectSummaryList).toHaveLength(4);
    expect((await listQuickConnects(['USER'])).QuickConnectSummaryList?.map(({ Name }) => Name)).toEqual([
      'Ada Larsen',
      'Bo Chen',
    ]);
  });
});
