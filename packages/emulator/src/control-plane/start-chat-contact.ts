import { MessageContentType } from '@liaison/protocol';
import { grantConnection } from '../http/grant-connection.ts';
import { customerConnected } from '../world/customer-connected.ts';
import { segmentAttributesOf } from '../world/segment-attributes.ts';
import { startChat } from '../world/start-chat.ts';
import { attributeProblem } from './contact-attributes.ts';
import { clientTokenInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

const contentTypes: readonly string[] = [
  MessageContentType.text,
  MessageContentType.markdown,
  MessageContentType.json,
  MessageContentType.interactive,
  MessageContentType.interactiveResponse,
];
const connectionTypes: readonly string[] = ['WEBSOCKET', 'CONNECTION_CREDENTIALS'];
const string = (min: number, max: number) => ({ type: 'string', min, max }) as const;

export const startChatContactOperation = controlPlaneOperation({
  name: 'StartChatContact',
  method: 'PUT',
  path: '/contact/chat',
  errors: [...commonErrors, 'LimitExceededException'],
  input: {
    InstanceId: instanceIdInput,
    ContactFlowId: { type: 'string', required: true, max: 500 },
    Attributes: { type: 'map', of: string(0, 32_767) },
    ParticipantDetails: {
      type: 'structure',
      required: true,
      members: { DisplayName: { type: 'string', required: true, min: 1, max: 256 } },
    },
    ParticipantConfiguration: {
      type: 'structure',
      members: { ResponseMode: { type: 'string', enum: ['INCREMENTAL', 'COMPLETE'] } },
    },
    InitialMessage: {
      type: 'structure',
      members: {
        ContentType: { type: 'string', required: true, min: 1, max: 100 },
        Content: { type: 'string', required: true, min: 1, max: 16_384 },
      },
    },
    ClientToken: clientTokenInput,
    ChatDurationInMinutes: { type: 'integer', min: 60, max: 10_080 },
    SupportedMessagingContentTypes: { type: 'list', of: string(1, 100) },
    PersistentChat: {
      type: 'structure',
      members: {
        RehydrationType: { type: 'string', enum: ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'] },
        SourceContactId: string(1, 256),
      },
    },
    RelatedContactId: string(1, 256),
    SegmentAttributes: {
      type: 'map',
      of: {
        type: 'structure',
        members: {
          ValueString: string(0, 1024),
          ValueMap: { type: 'map', of: { type: 'structure', members: { ValueString: string(0, 1024) } } },
        },
      },
    },
    CustomerId: string(1, 128),
    DisconnectOnCustomerExit: { type: 'list', min: 1, max: 1, of: { type: 'string', enum: ['AGENT'] } },
    ConnectionTypes: {
      type: 'list',
      min: 1,
      max: 2,
      of: {
        type: 'string',
        enum: ['WEBSOCKET', 'CONNECTION_CREDENTIALS', 'AUTHENTICATION_SESSION', 'WEBRTC_CONNECTION'],
      },
    },
    ChatStreamingConfiguration: {
      type: 'structure',
      members: { StreamingEndpointArn: { type: 'string', required: true, min: 1, max: 350 } },
    },
  },
  run: ({ world, limits, streaming, input, socketHost, refuse }) => {
    const { RehydrationType, SourceContactId } = input.PersistentChat ?? {};
    if (input.PersistentChat !== undefined && (RehydrationType === undefined || SourceContactId === undefined)) {
      throw refuse('InvalidParameterException', 'PersistentChat needs RehydrationType and SourceContactId');
    }
    if (input.PersistentChat !== undefined && input.RelatedContactId !== undefined) {
      throw refuse('InvalidParameterException', 'PersistentChat and RelatedContactId exclude one another');
    }
    const types = input.ConnectionTypes ?? [];
    if (types.some((type) => !connectionTypes.includes(type))) {
      throw refuse('InvalidParameterException', 'This instance has no such connection for a chat');
    }
    const supported = input.SupportedMessagingContentTypes ?? [MessageContentType.text];
    if (!supported.includes(MessageContentType.text) || !supported.every((type) => contentTypes.includes(type))) {
      throw refuse('InvalidParameterException', 'SupportedMessagingContentTypes is not valid');
    }
    const problem = attributeProblem(input.Attributes ?? {});
    if (problem !== undefined) throw refuse('InvalidParameterException', problem);
    const topicArn = input.ChatStreamingConfiguration?.StreamingEndpointArn;
    if (topicArn !== undefined && !streaming.knows(topicArn))
      throw refuse('ResourceNotFoundException', 'No such topic');
    return world.idempotentResults.run('StartChatContact', input.ClientToken, () => {
      const active = [...world.contacts.values()].filter(
        ({ id, state, customer }) => state !== 'ended' && customer.contactId === id,
      ).length;
      if (!limits.admitOneMore('activeChats', active)) {
        throw refuse('LimitExceededException', 'The instance has as many active chats as it may have');
      }
      const { contact, participantToken, continuedFrom } = startChat(world, {
        contactFlowId: input.ContactFlowId,
        displayName: input.ParticipantDetails.DisplayName,
        attributes: input.Attributes ?? {},
        segmentAttributes: segmentAttributesOf(input.SegmentAttributes ?? {}),
        supportedContentTypes: supported,
        ...(input.InitialMessage && {
          initialMessage: { contentType: input.InitialMessage.ContentType, content: input.InitialMessage.Content },
        }),
        ...(SourceContactId !== undefined && {
          persistentChat: {
            type: RehydrationType as 'ENTIRE_PAST_SESSION' | 'FROM_SEGMENT',
            sourceContactId: SourceContactId,
          },
        }),
        disconnectOnCustomerExit: input.DisconnectOnCustomerExit !== undefined,
        ...(input.CustomerId !== undefined && { customerId: input.CustomerId }),
        ...(input.RelatedContactId !== undefined && { relatedContactId: input.RelatedContactId }),
        ...(input.ChatDurationInMinutes !== undefined && { durationMinutes: input.ChatDurationInMinutes }),
      });
      if (types.length > 0) customerConnected(contact);
      const streamingId = topicArn === undefined ? undefined : streaming.begin(contact, topicArn);
      return {
        ContactId: contact.id,
        ParticipantId: contact.customer.id,
        ParticipantToken: participantToken,
        ...(continuedFrom && { ContinuedFromContactId: continuedFrom.id }),
        ...(streamingId !== undefined && { StreamingId: streamingId }),
        ...grantConnection(world, { participant: contact.customer, types, socketHost }),
      };
    });
  },
});
