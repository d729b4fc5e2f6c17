import * as connect from '@aws-sdk/client-connect';
import * as participant from '@aws-sdk/client-connectparticipant';
import { NormalizedSchema } from '@smithy/core/schema';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlPlaneOperations } from '../../src/control-plane/operations.ts';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { participantOperations } from '../../src/participant/operations.ts';
import { initiateAuthentication } from '../../src/world/authentication.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { showView } from '../../src/world/show-view.ts';
import { connectClient, connectedChat, participantClient, waitingChat } from '../support/chat.ts';
import { repeatedRequests, withRepeatedRequests } from '../support/repeated-requests.ts';
import { checkedResponses, shapeProblems } from '../support/response-shape.ts';

const topicArn = 'arn:aws:sns:us-west-2:111122223333:chat';
const InstanceId = defaultInstance.id;
const [ada, bo] = defaultInstance.agents;
const clock = new ManualClock();
let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({
    clock,
    seed: 1,
    instance: { ...defaultInstance, multiPartyChat: true },
    topics: [{ arn: topicArn, endpoint: 'http://127.0.0.1:1/' }],
  });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const notYet = (operations: readonly { readonly name: string }[]) =>
  operations.map(({ name }) => name).filter((name) => !checkedResponses.has(name));

it('S1: every operation of the Participant Service answers in the shape of its model', async () => {
  const client = withRepeatedRequests(participantClient(emulator), emulator.world);
  const chat = connectedChat(emulator);
  const ConnectionToken = chat.customerToken;
  await client.send(
    new participant.CreateParticipantConnectionCommand({
      ParticipantToken: chat.participantToken,
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
    }),
  );
  const text = { ContentType: 'text/plain', Content: 'Hello' };
  const { Id } = await client.send(new participant.SendMessageCommand({ ConnectionToken, ...text }));
  await client.send(
    new participant.SendEventCommand({
      ConnectionToken: chat.agentToken,
      ContentType: 'application/vnd.amazonaws.connect.event.message.read',
      Content: JSON.stringify({ messageId: Id }),
    }),
  );
  const file = { ContentType: 'text/plain', AttachmentSizeInBytes: 2, AttachmentName: 'a.txt', ClientToken: 'a' };
  const { AttachmentId = '', UploadMetadata } = await client.send(
    new participant.StartAttachmentUploadCommand({ ConnectionToken, ...file }),
  );
  await fetch(UploadMetadata?.Url ?? '', {
    method: 'PUT',
    headers: UploadMetadata?.HeadersToInclude ?? {},
    body: 'Hi',
  });
  const AttachmentIds = [AttachmentId];
  await client.send(
    new participant.CompleteAttachmentUploadCommand({ ConnectionToken, AttachmentIds, ClientToken: 'b' }),
  );
  clock.advance(1_000);
  await client.send(new participant.GetAttachmentCommand({ ConnectionToken, AttachmentId }));
  const view = showView(emulator.world, chat.contact, { viewId: 'detail', data: { Heading: 'Hello' } });
  const { data } = JSON.parse(view.Content ?? '') as { data: { content: { viewToken: string } } };
  await client.send(new participant.DescribeViewCommand({ ConnectionToken, ViewToken: data.content.viewToken }));
  const { id: SessionId } = initiateAuthentication(emulator.world, chat.contact);
  const RedirectUri = 'http://127.0.0.1/back';
  await client.send(new participant.GetAuthenticationUrlCommand({ ConnectionToken, SessionId, RedirectUri }));
  await client.send(new participant.CancelParticipantAuthenticationCommand({ ConnectionToken, SessionId }));
  await client.send(new participant.GetTranscriptCommand({ ConnectionToken, MaxResults: 3 }));
  await client.send(new participant.GetTranscriptCommand({ ConnectionToken, MaxResults: 100 }));
  await client.send(new participant.DisconnectParticipantCommand({ ConnectionToken }));
  expect(notYet(participantOperations)).toEqual([]);
});

it('K1: every operation of the Amazon Connect API answers in the shape of its model', async () => {
  const client = withRepeatedRequests(connectClient(emulator), emulator.world);
  const past = await client.send(
    new connect.StartChatContactCommand({
      InstanceId,
      ContactFlowId: defaultContactFlowId,
      ParticipantDetails: { DisplayName: 'Cleo' },
      Attributes: { plan: 'gold' },
    }),
  );
  await client.send(new connect.StopContactCommand({ InstanceId, ContactId: past.ContactId }));
  const { contact } = connectedChat(emulator);
  const target = { InstanceId, ContactId: contact.id };
  await client.send(
    new connect.CreatePersistentContactAssociationCommand({
      InstanceId,
      InitialContactId: contact.id,
      RehydrationType: 'ENTIRE_PAST_SESSION',
      SourceContactId: past.ContactId,
      ClientToken: 'a',
    }),
  );
  await client.send(
    new connect.UpdateContactAttributesCommand({ InstanceId, InitialContactId: contact.id, Attributes: { a: 'b' } }),
  );
  await client.send(new connect.GetContactAttributesCommand({ InstanceId, InitialContactId: contact.id }));
  await client.send(new connect.TagContactCommand({ ...target, Tags: { team: 'blue' } }));
  await client.send(
    new connect.CreateParticipantCommand({
      ...target,
      ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Helper' },
    }),
  );
  await client.send(
    new connect.UpdateParticipantRoleConfigCommand({
      ...target,
      ChannelConfiguration: {
        Chat: {
          ParticipantTimerConfigList: [
            {
              ParticipantRole: 'AGENT',
              TimerType: 'IDLE',
              TimerValue: { ParticipantTimerDurationInMinutes: 5 },
            },
          ],
        },
      },
    }),
  );
  const { StreamingId } = await client.send(
    new connect.StartContactStreamingCommand({
      ...target,
      ChatStreamingConfiguration: { StreamingEndpointArn: topicArn },
      ClientToken: 'a',
    }),
  );
  await client.send(new connect.StopContactStreamingCommand({ ...target, StreamingId }));
  putAgentState(emulator.world, { login: 'bo', state: 'Lunch' });
  await client.send(new connect.MonitorContactCommand({ ...target, UserId: bo.id }));
  await client.send(new connect.GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [ada.id, bo.id] } }));
  await client.send(new connect.StopContactCommand(target));
  await client.send(new connect.DescribeContactCommand(target));
  await client.send(
    new connect.SearchContactsCommand({
      InstanceId,
      TimeRange: { Type: 'INITIATION_TIMESTAMP', StartTime: new Date(0), EndTime: new Date(clock.now() + 1) },
    }),
  );
  await client.send(new connect.DismissUserContactCommand({ ...target, UserId: ada.id }));
  await client.send(new connect.UntagContactCommand({ ...target, TagKeys: ['team'] }));
  putAgentState(emulator.world, { login: 'ada', state: 'Break' });
  const waiting = { InstanceId, ContactId: waitingChat(emulator).contact.id };
  await client.send(new connect.AssociateContactWithUserCommand({ ...waiting, UserId: ada.id }));
  await client.send(new connect.ListQueuesCommand({ InstanceId }));
  await client.send(new connect.ListApprovedOriginsCommand({ InstanceId }));
  await client.send(new connect.ListUsersCommand({ InstanceId, MaxResults: 1 }));
  await client.send(new connect.ListQuickConnectsCommand({ InstanceId }));
  const { AgentStatusSummaryList } = await client.send(new connect.ListAgentStatusesCommand({ InstanceId }));
  const AgentStatusId = AgentStatusSummaryList?.[0]?.Id;
  await client.send(new connect.PutUserStatusCommand({ InstanceId, UserId: bo.id, AgentStatusId }));
  await client.send(new connect.DescribeUserCommand({ InstanceId, UserId: ada.id }));
  expect(notYet(controlPlaneOperations)).toEqual([]);
});

it('S6: every operation that has a client token has answered the repeat of its request like the first', () => {
  const tokened = [...participantOperations, ...controlPlaneOperations].filter(({ input }) => 'ClientToken' in input);
  expect([...repeatedRequests].toSorted()).toEqual(tokened.map(({ name }) => name).toSorted());
});

it.each([
  [{ Url: 'http://x/', UrlExpiry: 'now', AttachmentSizeInBytes: 2 }, []],
  [{ Url: 'http://x/' }, ['answer.AttachmentSizeInBytes is required']],
  [{ AttachmentSizeInBytes: '2' }, ['answer.AttachmentSizeInBytes is a string, not a number']],
  [{ AttachmentSizeInBytes: 2, Colour: 'red' }, ['answer.Colour is unknown']],
  ['text', ['answer is not a structure']],
])('the check finds what is wrong with %j', (value, problems) => {
  const schema = NormalizedSchema.of((participant.GetAttachment$ as unknown as readonly unknown[])[5] as never);
  expect(shapeProblems(schema, value, 'answer')).toEqual(problems);
});
