import type { StartChatContactCommandInput } from '@aws-sdk/client-connect';
import type { SampleStartChatRequest, StartChatRequest } from '@liaison/protocol/api';
import { ApiFailure } from '../http/api-failure.ts';
import type { ChatSettings } from '../settings/settings.ts';

/** A chat to start, in Amazon Connect's terms, after everything the caller may not choose has been refused or left out. */
export type NewChat = Omit<StartChatContactCommandInput, 'InstanceId'>;

/** @throws {ApiFailure} for a contact flow or an attribute that a customer page may not set. */
export function chatOfRequest(request: StartChatRequest, allowed: ChatSettings): NewChat {
  const refused = Object.keys(request.attributes ?? {}).find((name) => !allowed.attributes.has(name));
  if (refused !== undefined)
    throw notAllowed(`attributes.${refused}`, 'an attribute that this server lets customer pages set');
  return {
    ContactFlowId: allowedFlow(request.contactFlowId, 'contactFlowId', allowed),
    ParticipantDetails: { DisplayName: request.displayName },
    Attributes: request.attributes,
    InitialMessage:
      request.initialMessage === undefined ? undefined : { ContentType: 'text/plain', Content: request.initialMessage },
    SupportedMessagingContentTypes: request.supportedMessagingContentTypes,
    ClientToken: request.clientToken,
  };
}

/**
 * As the sample does: the customer's name becomes the attribute `customerName`, and the instance is the server's. The sample drops every
 * attribute that a widget sends; here those on the list are kept.
 * @throws {ApiFailure} for a contact flow that a customer page may not choose, or an earlier chat that it may not continue.
 */
export function chatOfSampleRequest(request: SampleStartChatRequest, allowed: ChatSettings): NewChat {
  const { DisplayName } = request.ParticipantDetails;
  if (request.PersistentChat && !allowed.persistent) throw notAllowed('PersistentChat', 'absent on this server');
  const kept = Object.entries(request.Attributes ?? {}).filter(
    (entry): entry is [string, string] => allowed.attributes.has(entry[0]) && typeof entry[1] === 'string',
  );
  return {
    ContactFlowId: allowedFlow(request.ContactFlowId || undefined, 'ContactFlowId', allowed),
    ParticipantDetails: { DisplayName },
    Attributes: { ...Object.fromEntries(kept), customerName: DisplayName },
    InitialMessage: request.InitialMessage,
    SupportedMessagingContentTypes: request.SupportedMessagingContentTypes,
    ChatDurationInMinutes: request.ChatDurationInMinutes,
    PersistentChat: request.PersistentChat,
    ClientToken: request.ClientToken,
  };
}

function allowedFlow(asked: string | undefined, field: string, allowed: ChatSettings): string {
  if (asked === undefined) return allowed.contactFlowId;
  if (!allowed.contactFlowIds.has(asked)) throw notAllowed(field, 'a contact flow that this server allows');
  return asked;
}

const notAllowed = (field: string, rule: string) =>
  new ApiFailure('invalid_request', `${field} is not allowed.`, { field, rule });
